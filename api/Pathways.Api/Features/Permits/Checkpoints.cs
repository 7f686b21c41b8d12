namespace Pathways.Api.Features.Permits;

/// <summary>Days before a permit's last day on which to remind.</summary>
internal static class Checkpoints
{
    /// <summary>Those that can be chosen; -1 is the day after.</summary>
    public static readonly IReadOnlyList<int> Offered = [180, 120, 90, 60, 30, 14, 7, 1, 0, -1];

    /// <summary>Those that hold unless the person chooses otherwise.</summary>
    public static readonly IReadOnlyList<int> Usual = [180, 90, 30, 7];

    /// <summary>The plan of a permit that was entered, or got another last day, today. What has passed does not come late one by one:
    /// the latest of it stands for all and is due today.</summary>
    public static IReadOnlyList<CheckpointDay> Plan(DateOnly lastDay, IReadOnlyList<int> chosen, DateOnly today)
    {
        var days = All(lastDay, chosen);
        return days.LastOrDefault(day => day.On <= today) is { } latest
            ? [latest with { On = today }, .. days.Where(day => day.On > today)]
            : days;
    }

    /// <summary>A plan in which only the choice of checkpoints changed: what stays keeps its day, what is new comes if its day has not passed.</summary>
    public static IReadOnlyList<CheckpointDay> Choose(IReadOnlyList<CheckpointDay> plan, DateOnly lastDay, IReadOnlyList<int> chosen, DateOnly today) =>
        [.. plan.Where(day => chosen.Contains(day.Days))
            .Concat(All(lastDay, chosen).Where(day => day.On >= today && plan.All(known => known.Days != day.Days))).OrderBy(day => day.On)];

    private static List<CheckpointDay> All(DateOnly lastDay, IReadOnlyList<int> chosen) =>
        [.. chosen.Distinct().Select(days => new CheckpointDay(days, lastDay.AddDays(-days))).OrderBy(day => day.On)];
}
