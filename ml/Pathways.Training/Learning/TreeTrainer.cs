using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;
using Pathways.Matching;

namespace Pathways.Training;

/// <summary>
/// Trains LambdaRank trees (ML.NET's LightGBM) on everything but skills and pay, from lists in which those are taken as
/// equal. One thread and a fixed seed: the same lists give the same trees.
/// </summary>
internal sealed class TreeTrainer(int trees, int leaves, int seed)
{
    private const int Others = Feature.Count - Feature.AdditiveCount;
    private const double LearningRate = 0.1;
    private const int FewestInALeaf = 200, VerifiedRows = 5000;
    private const double MostDifference = 1e-5;
    /// <summary>Shares of a list that get grade 3, 2 and 1.</summary>
    private static readonly double[] GradeShares = [0.1, 0.25, 0.5];

    public TreeEnsemble Train(IReadOnlyList<ChoiceSet> sets)
    {
        var context = new MLContext(seed);
        var data = context.Data.LoadFromEnumerable(sets.SelectMany(RowsOf));
        var trainer = context.Ranking.Trainers.LightGbm(new LightGbmRankingTrainer.Options
        {
            LabelColumnName = nameof(Row.Label),
            FeatureColumnName = nameof(Row.Features),
            RowGroupColumnName = nameof(Row.Group),
            NumberOfIterations = trees,
            NumberOfLeaves = leaves,
            LearningRate = LearningRate,
            MinimumExampleCountPerLeaf = FewestInALeaf,
            CustomGains = [0, 1, 3, 7],
            NumberOfThreads = 1,
            Seed = seed,
            Booster = new GradientBooster.Options { L2Regularization = 1 },
        });
        var model = trainer.Fit(data);
        var ensemble = TreesOf(model.Model.TrainedTreeEnsemble);
        Verify(ensemble, context, model.Transform(context.Data.TakeRows(data, VerifiedRows)));
        return ensemble;
    }

    /// <summary>The trees that ship must score as the trained ones do.</summary>
    private static void Verify(TreeEnsemble ensemble, MLContext context, IDataView scored)
    {
        foreach (var row in context.Data.CreateEnumerable<Scored>(scored, reuseRowObject: false))
        {
            var wide = new double[Feature.Count];
            for (var f = 0; f < Others; f++) wide[f + Feature.AdditiveCount] = row.Features[f];
            var difference = Math.Abs(ensemble.Score(wide) - row.Score);
            if (difference > MostDifference) throw new InvalidOperationException($"The exported trees score {difference} apart from the trained ones.");
        }
    }

    private static IEnumerable<Row> RowsOf(ChoiceSet set, int group)
    {
        var places = Enumerable.Range(0, set.Rest.Length).OrderByDescending(i => set.Rest[i]).ToArray();
        for (var place = 0; place < places.Length; place++)
        {
            var share = (place + 0.5) / places.Length;
            var grade = share < GradeShares[0] ? 3 : share < GradeShares[1] ? 2 : share < GradeShares[2] ? 1 : 0;
            yield return new() { Group = (uint)group + 1, Label = grade, Features = Narrow(set.Features[places[place]]) };
        }
    }

    private static float[] Narrow(double[] features) => [.. features.Skip(Feature.AdditiveCount).Select(f => (float)f)];

    private static TreeEnsemble TreesOf(RegressionTreeEnsemble trained) => new([.. trained.Trees.Select((tree, t) => new Tree(
        [.. Enumerable.Range(0, tree.NumberOfNodes).Select(n => new TreeNode(
            tree.NumericalSplitFeatureIndexes[n] + Feature.AdditiveCount, tree.NumericalSplitThresholds[n], tree.LeftChild[n], tree.RightChild[n]))],
        [.. tree.LeafValues.Select(v => v * trained.TreeWeights[t])]))]);

    private sealed class Scored
    {
        public float Score { get; set; }
        [VectorType(Others)]
        public float[] Features { get; set; } = [];
    }

    private sealed class Row
    {
        [KeyType(1_000_000)]
        public uint Group { get; init; }
        public float Label { get; init; }
        [VectorType(Others)]
        public float[] Features { get; init; } = [];
    }
}
