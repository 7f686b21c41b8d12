using System.Diagnostics;

namespace Pathways.Measurements;

/// <summary>How long something takes.</summary>
internal static class Clock
{
    private const int FewestRuns = 30;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1), AtLeast = TimeSpan.FromSeconds(2);

    /// <summary>The median of many runs, after a second in which the compiler settles.</summary>
    public static double MedianNanoseconds(Action run)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp;) run();
        var times = new List<long>();
        for (var all = Stopwatch.StartNew(); all.Elapsed < AtLeast || times.Count < FewestRuns;)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            times.Add(Stopwatch.GetTimestamp() - start);
        }
        times.Sort();
        return times[times.Count / 2] * 1e9 / Stopwatch.Frequency;
    }
}
