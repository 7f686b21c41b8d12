using System.Globalization;

namespace Pathways.Training;

/// <summary>Writes the model's card: what is fixed stands in <c>card-template.md</c>, figures are filled in by the command that made them.</summary>
internal static class ModelCard
{
    /// <param name="judged">Figures on a judged folder; empty where none was named.</param>
    public static string Write(string template, Trained trained, IReadOnlyList<Measure> judged, TimeSpan took) => template
        .Replace("{agreement}", TableOf(["system", "NDCG@10"], trained.Agreement.Select(a => new[] { a.Key, Text(a.Value) })), StringComparison.Ordinal)
        .Replace("{people}", RankingTrainer.People.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{held-out}", RankingTrainer.HeldOut.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{seed}", RankingTrainer.Seed.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{trees}", $"{RankingTrainer.Trees} trees of at most {RankingTrainer.Leaves} leaves", StringComparison.Ordinal)
        .Replace("{judged}", judged.Count == 0 ? "Not measured in this run: name a folder with `--judged`." : JudgedTable(judged), StringComparison.Ordinal)
        .Replace("{took}", Math.Ceiling(took.TotalSeconds).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string JudgedTable(IReadOnlyList<Measure> judged)
    {
        string[] metrics = [.. judged.Select(m => m.Metric).Distinct()];
        return TableOf(["system", .. metrics], judged.GroupBy(m => m.System).Select(system =>
            new[] { system.Key }.Concat(metrics.Select(metric => system.First(m => m.Metric == metric)).Select(m => m.Unit == "count" ? m.Value.ToString("0", CultureInfo.InvariantCulture) : Text(m.Value))).ToArray()));
    }

    private static string TableOf(string[] head, IEnumerable<string[]> rows) => string.Join('\n', [
        $"| {string.Join(" | ", head)} |", $"|{string.Concat(head.Select(_ => "---|"))}", .. rows.Select(row => $"| {string.Join(" | ", row)} |")]);

    private static string Text(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
