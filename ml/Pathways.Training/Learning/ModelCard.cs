using System.Globalization;

namespace Pathways.Training;

/// <summary>Writes the model's card: what is fixed stands in <c>card-template.md</c>, figures are filled in by the command that made them.</summary>
internal static class ModelCard
{
    /// <param name="simulated">Figures on simulated people of the linear score, the model, its other sizes and the utility itself.</param>
    /// <param name="judged">Figures on a judged folder; empty where none was named.</param>
    /// <param name="fairness">Figures by group, on simulated people.</param>
    public static string Write(string template, IReadOnlyList<Measure> simulated, IReadOnlyList<Measure> judged, IReadOnlyList<Measure> fairness, TimeSpan took) => template
        .Replace("{simulated}", TableOf(simulated), StringComparison.Ordinal)
        .Replace("{people}", Text(RankingTrainer.People), StringComparison.Ordinal)
        .Replace("{held-out}", Text(SimulatedEvaluation.People), StringComparison.Ordinal)
        .Replace("{seed}", Text(RankingTrainer.Seed), StringComparison.Ordinal)
        .Replace("{trees}", RankingTrainer.Size.ToString(), StringComparison.Ordinal)
        .Replace("{judged}", judged.Count == 0 ? "Not measured in this run: name a folder with `--judged`." : TableOf(judged), StringComparison.Ordinal)
        .Replace("{fairness}", string.Join("\n\n", fairness.GroupBy(m => m.Suite).Select(suite => TableOf([.. suite]))), StringComparison.Ordinal)
        .Replace("{took}", Text((int)Math.Ceiling(took.TotalSeconds / 10) * 10), StringComparison.Ordinal);

    private static string TableOf(IReadOnlyList<Measure> measures)
    {
        string[] metrics = [.. measures.Select(m => m.Metric).Distinct()];
        return TableOf(["system", .. metrics], measures.GroupBy(m => m.System).Select(system =>
            new[] { system.Key }.Concat(metrics.Select(metric => system.FirstOrDefault(m => m.Metric == metric) is { } m ? Text(m) : "")).ToArray()));
    }

    private static string TableOf(string[] head, IEnumerable<string[]> rows) => string.Join('\n', [
        $"| {string.Join(" | ", head)} |", $"|{string.Concat(head.Select(_ => "---|"))}", .. rows.Select(row => $"| {string.Join(" | ", row)} |")]);

    private static string Text(Measure m) => m.Value.ToString(m.Unit == "count" ? "0.##" : "0.000", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
