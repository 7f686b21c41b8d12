using System.CommandLine;
using Pathways.Matching;
using Pathways.Training;

namespace Pathways.Measurements;

/// <summary>
/// <c>trees [--trees N] [--leaves N] [--json FILE]</c>: how long a tree takes for a row, freshly trained, as Pathways
/// evaluates it and as ML.NET does, in one pass and row by row; and how long the Shapley values of a page take.
/// </summary>
internal static class TreesCommand
{
    private const int RerankedRows = 200, ManyRows = 20_000, PageRows = 20, Seed = 7, People = 3000;

    public static Command Create()
    {
        Option<int> trees = new("--trees") { DefaultValueFactory = _ => RankingTrainer.Size.Trees, Description = "How many trees" };
        Option<int> leaves = new("--leaves") { DefaultValueFactory = _ => RankingTrainer.Size.Leaves, Description = "Leaves of a tree at most" };
        Option<FileInfo?> json = new("--json") { Description = "Write the figures to this file too" };
        var command = new Command("trees", "Evaluation of the ranking's trees, beside ML.NET's own") { trees, leaves, json };
        command.SetAction(parsed => MeasureReport.Write(Measure(parsed.GetValue(trees), parsed.GetValue(leaves)), parsed.GetValue(json)));
        return command;
    }

    private static List<Measure> Measure(int trees, int leaves)
    {
        var sets = new SimulatedChoices(Taxonomy.LoadStarter(), Seed).Draw(People);
        var trained = new TreeTrainer(trees, leaves, Seed).Train(sets);
        var rows = sets.SelectMany(set => set.Features).Take(ManyRows).ToArray();
        return [.. Scoring(trained, rows[..RerankedRows]), .. Scoring(trained, rows), Shapley(trained, rows[..PageRows])];
    }

    private static IEnumerable<Measure> Scoring(TrainedTrees trained, double[][] rows)
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
        yield return Figure("pathways-one-by-one", () => trained.Trees.AddOneByOne(block, scores));
        TreeRow[] theirs = [.. rows.Select(row => new TreeRow { Features = TreeRow.Narrow(row) })];
        yield return Figure("mlnet-batch", () => trained.Batch(theirs));
        var engine = trained.RowByRow();
        var score = new TreeScore();
        yield return Figure("mlnet-row", () =>
        {
            foreach (var row in theirs) engine.Predict(row, ref score);
        });
        Array.Clear(scores);
        trained.Trees.AddScores(block, scores);
        yield return new(suite, "pathways", "furthest-from-mlnet", trained.Batch(theirs).Select((s, i) => Math.Abs(s - scores[i])).Max(), "score");

        Measure Figure(string system, Action run) =>
            new(suite, system, "per-row-and-tree", Clock.MedianNanoseconds(run) / rows.Length / trained.Trees.Trees.Count, "ns");
    }

    private static Measure Shapley(TrainedTrees trained, double[][] rows)
    {
        var shap = new TreeShap(trained.Trees);
        var contributions = new double[Feature.Count];
        return new($"treeshap, {rows.Length} rows", "pathways", "p50", Clock.MedianNanoseconds(() =>
        {
            foreach (var row in rows) shap.AddTo(contributions, row);
        }) / 1e6, "ms");
    }
}
