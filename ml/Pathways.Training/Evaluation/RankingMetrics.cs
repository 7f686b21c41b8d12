namespace Pathways.Training;

/// <summary>How good a ranked list is, by the grades of what stands in it.</summary>
internal static class RankingMetrics
{
    /// <summary>Normalised discounted cumulative gain of the first <paramref name="depth"/>; gain 2^grade − 1, discount log2(place + 1).</summary>
    /// <param name="shown">Grades in the order shown.</param>
    /// <param name="all">Grades of everything there is; the ideal list is made of them.</param>
    public static double Ndcg(IEnumerable<int> shown, IEnumerable<int> all, int depth = 10)
    {
        var ideal = Dcg(all.OrderDescending(), depth);
        return ideal == 0 ? 0 : Dcg(shown, depth) / ideal;
    }

    private static double Dcg(IEnumerable<int> grades, int depth) =>
        grades.Take(depth).Select((grade, i) => (Math.Pow(2, grade) - 1) / Math.Log2(i + 2)).Sum();
}
