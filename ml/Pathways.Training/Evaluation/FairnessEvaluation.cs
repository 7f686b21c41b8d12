namespace Pathways.Training;

/// <summary>What one person is shown, and which groups the person belongs to.</summary>
/// <param name="Groups">By what people are told apart: the person's group.</param>
/// <param name="Shown">Grades of all that is shown, in order.</param>
/// <param name="All">Grades of everything there is.</param>
/// <param name="BetterPaid">By place in the list: does it pay at least the median of what this person is shown?</param>
internal sealed record FairnessCase(IReadOnlyDictionary<string, string> Groups, IReadOnlyList<int> Shown, IReadOnlyList<int> All, IReadOnlyList<bool> BetterPaid)
{
    private const int Depth = 10;

    /// <summary>There is something good to show, and something is shown.</summary>
    public bool Served { get; } = All.Any(grade => grade > 0) && Shown.Count > 0;

    public double Ndcg { get; } = RankingMetrics.Ndcg(Shown, All, Depth);

    /// <summary>Share of the attention for the first ten places, 1 / log2(place + 1) each, that goes to better-paid work.</summary>
    public double Exposure { get; } = ShareOfAttention(BetterPaid);

    private static double ShareOfAttention(IReadOnlyList<bool> marked)
    {
        double share = 0, all = 0;
        for (var place = 0; place < Math.Min(Depth, marked.Count); place++)
        {
            var attention = 1 / Math.Log2(place + 2);
            all += attention;
            if (marked[place]) share += attention;
        }
        return all == 0 ? 0 : share / all;
    }
}

/// <summary>Does the ranking serve one group of people worse than another?</summary>
internal static class FairnessEvaluation
{
    private const int Shuffles = 200;

    /// <summary>
    /// For each way of telling people apart, by group: how many people; how many openings they are shown; which share of
    /// the attention for the first ten goes to the better-paid half of what the hard rules allow them (what a group is
    /// steered away from shows here); NDCG@10. Then the largest gap between two groups, and the one that chance alone
    /// gives, when the same people are dealt to groups of those sizes at random.
    /// </summary>
    /// <param name="fewest">Groups with fewer people are shown but not compared.</param>
    public static IEnumerable<Measure> Of(IReadOnlyList<FairnessCase> cases, int fewest)
    {
        foreach (var way in cases[0].Groups.Keys)
        {
            var suite = $"fairness by {way}";
            var groups = cases.GroupBy(c => c.Groups[way]).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
            foreach (var figure in groups.SelectMany(g => Figures(suite, g.Key, [.. g]))) yield return figure;
            FairnessCase[][] compared = [.. groups.Select(g => g.Where(c => c.Served).ToArray()).Where(g => g.Length >= fewest)];
            if (compared.Length < 2) continue;
            foreach (var (metric, value) in new (string, Func<FairnessCase, double>)[] { ("exposure", c => c.Exposure), ("ndcg@10", c => c.Ndcg) })
            {
                double[][] values = [.. compared.Select(g => g.Select(value).ToArray())];
                yield return new(suite, "largest gap", metric, GapOf(values), "share");
                yield return new(suite, "gap by chance", metric, ByChance(values), "share");
            }
        }
    }

    private static IEnumerable<Measure> Figures(string suite, string group, IReadOnlyList<FairnessCase> cases)
    {
        FairnessCase[] served = [.. cases.Where(c => c.Served)];
        yield return new(suite, group, "people", cases.Count, "count");
        yield return new(suite, group, "shown", cases.Average(c => c.Shown.Count), "count");
        if (served.Length == 0) yield break;
        yield return new(suite, group, "exposure", served.Average(c => c.Exposure), "share");
        yield return new(suite, group, "ndcg@10", served.Average(c => c.Ndcg), "share");
    }

    private static double GapOf(double[][] groups) => groups.Max(g => g.Average()) - groups.Min(g => g.Average());

    private static double ByChance(double[][] groups)
    {
        var random = new Random(1);
        var all = groups.SelectMany(g => g).ToArray();
        return Enumerable.Range(0, Shuffles).Average(_ =>
        {
            random.Shuffle(all);
            var first = 0;
            return GapOf([.. groups.Select(g => all[first..(first += g.Length)])]);
        });
    }
}
