using System.Globalization;

namespace Pathways.Web;

/// <summary>Days and moments as people write them.</summary>
public static class Moments
{
    /// <summary>For example <c>Tuesday, 24 November</c> in the reader's own order; the year where it is another one.</summary>
    public static string Of(DateOnly day, DateOnly today) => day.ToString(day.Year == today.Year ? "dddd, MMMM d" : "MMMM d, yyyy", CultureInfo.CurrentCulture);

    /// <summary>A moment in UTC: the server does not know where the reader is.</summary>
    public static string Of(DateTime utc) => utc.ToString("MMM d, HH:mm", CultureInfo.CurrentCulture) + " UTC";
}
