using System.ComponentModel.DataAnnotations;

namespace Pathways.Api.Features.Notifications;

/// <summary>How messages reach the person. Until other channels exist, the inbox on these pages is the only one.</summary>
public enum ContactChannel { Inbox }

/// <summary>How much a message outside these pages may say.</summary>
public enum MessageDetail { NoticeOnly, Full }

/// <summary>Whether a plan was ever confirmed, and lately.</summary>
public enum ContactPlanState { None, Confirmed, Stale }

/// <summary>A part of the day, in the plan's time zone. It may go past midnight.</summary>
/// <param name="From">From when, like <c>09:00</c>.</param>
/// <param name="To">Until when, like <c>17:30</c>.</param>
public sealed record ContactHours(TimeOnly From, TimeOnly To);

/// <summary>The safe-contact plan as the person sets it. Every part may be left out. Saving it confirms it.</summary>
public sealed record ContactPlanRequest
{
    public ContactChannel? Channel { get; init; }

    public ContactHours? Hours { get; init; }

    /// <summary>IANA id, like <c>America/New_York</c>.</summary>
    [StringLength(60)]
    public string? TimeZone { get; init; }

    /// <summary>The name that messages come from.</summary>
    [StringLength(60)]
    public string? SenderName { get; init; }

    public bool? MayLeaveMessages { get; init; }

    public MessageDetail? Detail { get; init; }

    /// <summary>BCP 47; the language of messages.</summary>
    [StringLength(35)]
    public string? Language { get; init; }
}

/// <summary>The safe-contact plan as it holds.</summary>
/// <param name="ConfirmedOn">UTC date of the last confirmation; it should be confirmed again after 90 days.</param>
/// <param name="Away">True: messages wait until the person says that they are back.</param>
/// <param name="Version">Goes up with each change; <c>If-Match</c> takes it. 0: none yet.</param>
public sealed record ContactPlan(ContactPlanState State, DateOnly? ConfirmedOn, ContactChannel Channel, ContactHours? Hours, string? TimeZone,
    string? SenderName, bool MayLeaveMessages, MessageDetail Detail, string? Language, bool Away, long Version);

/// <summary>Says that one is away, or back.</summary>
public sealed record AwayMark
{
    /// <summary>True: away. Nothing is sent, nothing is lost.</summary>
    public required bool Away { get; init; }
}
