using System.Globalization;

namespace Pathways.Web;

/// <summary>Days and moments as people write them.</summary>
public static class Moments
{
    /// <summary>With the day of the week: <c>Tuesday, November 24</c>; the year where it is another one.</summary>
    public static string WithWeekday(DateOnly day, DateOnly today) => day.Year == today.Year
        ? $"{day.ToString("dddd", CultureInfo.CurrentCulture)}, {day.ToString("M", CultureInfo.CurrentCulture)}"
        : day.ToString("D", CultureInfo.CurrentCulture);

    /// <summary>For example <c>Nov 24</c>; the year where it is another one.</summary>
    public static string Brief(DateOnly day, DateOnly today) => day.ToString(day.Year == today.Year ? "MMM d" : "MMM d, yyyy", CultureInfo.CurrentCulture);

    /// <summary>A moment in UTC: the server does not know where the reader is.</summary>
    public static string Of(DateTime utc) => utc.ToString("MMM d, HH:mm", CultureInfo.CurrentCulture) + " UTC";
}
