using Microsoft.ML;
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
    private const double LearningRate = 0.1;
    private const int FewestInALeaf = 200, VerifiedRows = 5000;
    private const double MostDifference = 1e-5;
    /// <summary>Shares of a list that get grade 3, 2 and 1.</summary>
    private static readonly double[] GradeShares = [0.1, 0.25, 0.5];

    /// <exception cref="InvalidOperationException">The trees that would ship do not score as ML.NET's own.</exception>
    public TrainedTrees Train(IReadOnlyList<ChoiceSet> sets)
    {
        var context = new MLContext(seed);
        var data = context.Data.LoadFromEnumerable(sets.SelectMany(RowsOf));
        var trainer = context.Ranking.Trainers.LightGbm(new LightGbmRankingTrainer.Options
        {
            LabelColumnName = nameof(TreeRow.Label),
            FeatureColumnName = nameof(TreeRow.Features),
            RowGroupColumnName = nameof(TreeRow.Group),
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
        var rows = sets.SelectMany(set => set.Features).ToArray();
        var trained = new TrainedTrees(context, model, new([.. TreesOf(model.Model.TrainedTreeEnsemble).Select(tree => WithCovers(tree, rows))]));
        Verify(trained, rows[..Math.Min(rows.Length, VerifiedRows)]);
        return trained;
    }

    /// <summary>The trees that ship must score as the trained ones do.</summary>
    private static void Verify(TrainedTrees trained, double[][] rows)
    {
        var scores = trained.ScoreBatch(rows);
        for (var r = 0; r < rows.Length; r++)
        {
            var difference = Math.Abs(trained.Trees.Score(rows[r]) - scores[r]);
            if (difference > MostDifference) throw new InvalidOperationException($"The exported trees score {difference} apart from the trained ones.");
        }
    }

    /// <summary>The background set is what the trees were learned from.</summary>
    private static Tree WithCovers(Tree tree, double[][] rows)
    {
        var covers = new double[tree.Leaves.Count];
        foreach (var row in rows) covers[tree.LeafOf(row)]++;
        return tree with { Covers = covers };
    }

    private static IEnumerable<TreeRow> RowsOf(ChoiceSet set, int group)
    {
        var places = Enumerable.Range(0, set.Rest.Length).OrderByDescending(i => set.Rest[i]).ToArray();
        for (var place = 0; place < places.Length; place++)
        {
            var share = (place + 0.5) / places.Length;
            var grade = share < GradeShares[0] ? 3 : share < GradeShares[1] ? 2 : share < GradeShares[2] ? 1 : 0;
            yield return new() { Group = (uint)group + 1, Label = grade, Features = TreeRow.Narrow(set.Features[places[place]]) };
        }
    }

    private static IEnumerable<Tree> TreesOf(RegressionTreeEnsemble trained) => trained.Trees.Select((tree, t) => new Tree(
        [.. Enumerable.Range(0, tree.NumberOfNodes).Select(n => new TreeNode(
            tree.NumericalSplitFeatureIndexes[n] + Feature.AdditiveCount, tree.NumericalSplitThresholds[n], tree.LeftChild[n], tree.RightChild[n]))],
        [.. tree.LeafValues.Select(v => v * trained.TreeWeights[t])],
        []));
}
