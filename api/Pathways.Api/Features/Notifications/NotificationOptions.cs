namespace Pathways.Api.Features.Notifications;

/// <summary>How people are written to. Section <c>Notifications</c>.</summary>
public sealed class NotificationOptions
{
    /// <summary>IANA id: the calendar of people whose contact plan names no time zone.</summary>
    public string TimeZone { get; set; } = "America/New_York";
}
