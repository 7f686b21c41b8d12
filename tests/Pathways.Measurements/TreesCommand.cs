using System.CommandLine;
using Pathways.Matching;
using Pathways.Training;

namespace Pathways.Measurements;

/// <summary>
/// <c>trees [--json FILE]</c>: how long a tree takes for a row, in nanoseconds; the shipped size of model, freshly
/// trained, as Pathways evaluates it and as ML.NET does, in one pass and row by row.
/// </summary>
internal static class TreesCommand
{
    private const int PageRows = 200, ManyRows = 20_000, Seed = 7, People = 3000;

    public static Command Create()
    {
        Option<FileInfo?> json = new("--json") { Description = "Write the figures to this file too" };
        var command = new Command("trees", "Evaluation of the ranking's trees, beside ML.NET's own") { json };
        command.SetAction(parsed => MeasureReport.Write(Measure(), parsed.GetValue(json)));
        return command;
    }

    private static List<Measure> Measure()
    {
        var sets = new SimulatedChoices(Taxonomy.LoadStarter(), Seed).Draw(People);
        var trained = new TreeTrainer(RankingTrainer.Trees, RankingTrainer.Leaves, Seed).Train(sets);
        var rows = sets.SelectMany(set => set.Features).Take(ManyRows).ToArray();
        return [.. At(trained, rows[..PageRows]), .. At(trained, rows)];
    }

    private static IEnumerable<Measure> At(TrainedTrees trained, double[][] rows)
    {
        var suite = $"trees, {rows.Length} rows";
        var block = new FeatureBlock(rows.Length);
        foreach (var row in rows) block.Add(row);
        var scores = new double[block.Tiles * FeatureBlock.TileRows];
        yield return Figure("pathways", () =>
        {
            Array.Clear(scores);
            trained.Trees.AddScores(block, scores);
        });
        yield return Figure("pathways-without-wide-registers", () => trained.Trees.AddOneByOne(block, scores));
        TreeRow[] theirs = [.. rows.Select(row => new TreeRow { Features = TreeRow.Narrow(row) })];
        yield return Figure("mlnet-batch", () => trained.Batch(theirs));
        var engine = trained.RowByRow();
        var score = new TreeScore();
        yield return Figure("mlnet-row", () =>
        {
            foreach (var row in theirs) engine.Predict(row, ref score);
        });
        var mine = new double[scores.Length];
        trained.Trees.AddScores(block, mine);
        yield return new(suite, "pathways", "furthest-from-mlnet", trained.Batch(theirs).Select((s, i) => Math.Abs(s - mine[i])).Max(), "score");

        Measure Figure(string system, Action run) =>
            new(suite, system, "per-row-and-tree", Clock.MedianNanoseconds(run) / rows.Length / trained.Trees.Trees.Count, "ns");
    }
}
