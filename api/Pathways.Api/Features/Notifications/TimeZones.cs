using NodaTime;

namespace Pathways.Api.Features.Notifications;

/// <summary>Local calendars by IANA time-zone ids.</summary>
public static class TimeZones
{
    /// <summary>True for ids of the time-zone database.</summary>
    public static bool IsKnown(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null;

    /// <summary>The date on calendars in a zone; in UTC where the zone is not known.</summary>
    public static DateOnly DayIn(string zone, DateTimeOffset now) =>
        Instant.FromDateTimeOffset(now).InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc).Date.ToDateOnly();
}
