using System.Globalization;
using System.Text.RegularExpressions;
using Pathways.Matching;

namespace Pathways.Host.Commands.JobOrders;

/// <summary>When the work is done, from the two clock times and the employer's words.</summary>
/// <param name="Shifts">Empty: no fixed ones.</param>
/// <param name="DaysAssumed">True where the words name no days: Monday to Friday is taken for granted, and the days after where the hours need them.</param>
/// <param name="Words">The times as an order states them; empty where it states none.</param>
internal sealed partial record OrderSchedule(WeekSlots Shifts, bool DaysAssumed, string Words)
{
    /// <summary>Times so much further apart than the hours of a day are not one shift: several lie between them.</summary>
    private const double LongestBreak = 3;

    private const double UsualDays = 5, LongestShift = 12.5;

    /// <summary>A part of the day counts where so much of it is worked: half past five is no evening shift.</summary>
    private const double LeastOfPart = 1.5;

    /// <summary>Where each part of a day begins; the night goes on until six.</summary>
    private static readonly (string Part, double From, double To)[] Parts = [("night", 0, 6), ("morning", 6, 12), ("afternoon", 12, 18), ("evening", 18, 22), ("night", 22, 24)];

    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <param name="hours">A week's; 0 where they are unknown.</param>
    public static OrderSchedule Read(RowCells cells, double hours, string requirements)
    {
        var (from, to) = (cells.Time("hourly_work_schedule_am"), cells.Time("hourly_work_schedule_pm"));
        if (from is not { } start || to is not { } end)
            return new(WeekSlots.None, false, "");
        var words = string.Create(CultureInfo.InvariantCulture, $"Daily hours: {start:h:mm tt} to {end:h:mm tt}.");
        var length = (end - start).TotalHours;
        // The hours of a week don't go into seven such shifts: the times are not those of one either.
        if (length == 0 || hours / length > Days.Length || ShiftsVary().IsMatch(requirements))
            return new(WeekSlots.None, false, words);
        var (days, isStated) = DaysOf(requirements, hours / length);
        var longest = hours > 0 && days.Count > 0 ? Math.Min(hours / days.Count + LongestBreak, LongestShift + LongestBreak) : LongestShift;
        return length > longest ? new(WeekSlots.None, false, words) : new(Slots(start.ToTimeSpan().TotalHours, length, days), !isStated && days.Count > 0, words);
    }

    /// <param name="shifts">How many shifts the week's hours make.</param>
    private static (IReadOnlyList<string> Days, bool IsStated) DaysOf(string requirements, double shifts)
    {
        if (DaysVary().IsMatch(requirements))
            return ([], false);
        if (Week().Match(requirements) is { Success: true } week)
            return (Days[..(week.Groups["sat"].Success ? 6 : 5)], true);
        return DayCount().Match(requirements) is { Success: true } count && int.Parse(count.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 7 and var days
            ? (Days[..days], false)
            : (Days[..(int)Math.Clamp(Math.Ceiling(shifts), UsualDays, Days.Length)], false);
    }

    private static WeekSlots Slots(double start, double length, IReadOnlyList<string> days)
    {
        var worked = Parts.Select(part => (part.Part, Hours: Overlap(start, start + length, part.From, part.To) + Overlap(start, start + length, part.From + 24, part.To + 24)))
            .GroupBy(part => part.Part).Select(part => (Part: part.Key, Hours: part.Sum(piece => piece.Hours))).ToList();
        var parts = worked.Where(part => part.Hours >= Math.Min(LeastOfPart, worked.Max(most => most.Hours))).Select(part => part.Part);
        return WeekSlots.Parse(days.SelectMany(day => parts.Select(part => $"{day}-{part}")));
    }

    private static double Overlap(double from, double to, double partFrom, double partTo) => Math.Max(0, Math.Min(to, partTo) - Math.Max(from, partFrom));

    [GeneratedRegex(@"shifts?( times)?,? (may |will )?var(y|ies)|var(ied|ying|ious) (work )?shifts|rotating (shifts?|schedule)|multiple shifts|shifts? available|shift times|two shifts|shift hours may|shifts may occur|example shifts|days of the week and shift times", RegexOptions.IgnoreCase)]
    private static partial Regex ShiftsVary();

    [GeneratedRegex(@"(work)?days (and hours )?(may |of work |will )*var(y|ies)|(monday|mon)\s*(-|–|—|to|thru|through)?\s*(sunday|sun)\b|(sunday|sun)\s*(-|–|—|to|thru|through)?\s*(saturday|sat)\b|any day of the week|days? off,? varies|(schedule|work ?week|days (a|per) week)\b[^.]{0,60}\bincluding (evenings, )?weekends", RegexOptions.IgnoreCase)]
    private static partial Regex DaysVary();

    [GeneratedRegex(@"\b(mon(day)?s?\.?\s*(-|–|—|to|thru|through)\s*(fri(day)?s?|(?<sat>sat(urday)?s?))|M\s?[-–—]\s?(F|(?<sat>S(at)?)))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Week();

    [GeneratedRegex(@"work ?week is (?<n>\d) days|\b(?<!up to )(?<n>\d)[- ]day work ?(week|schedule)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex DayCount();
}
