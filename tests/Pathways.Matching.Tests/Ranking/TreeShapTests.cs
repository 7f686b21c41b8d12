using System.Numerics;
using CsCheck;

namespace Pathways.Matching.Tests.Ranking;

public sealed class TreeShapTests
{
    private const int Features = 5;

    [Theory]
    [InlineData(8)]
    [InlineData(20)]
    public void Contributions_are_the_Shapley_values_over_all_subsets_of_features(int mostLeaves) =>
        Gen.Select(RandomTrees.Trees(mostLeaves, Features, most: 4), RandomTrees.Row(Features)).Sample((trees, row) =>
        {
            var found = new double[Feature.Count];
            new TreeShap(new(trees)).AddTo(found, row);
            for (var f = 0; f < Feature.Count; f++)
                Assert.Equal(f < Feature.AdditiveCount || f >= Feature.AdditiveCount + Features ? 0 : ByDefinition(trees, row, f - Feature.AdditiveCount), found[f], 1e-12);
        }, iter: 1000);

    [Fact]
    public void Contributions_add_up_to_how_far_the_score_lies_above_the_mean()
    {
        var model = ScoreModel.LoadShipped();
        var shap = new TreeShap(model.Trees!);
        var reasons = new ReasonFinder(model);
        var nothingKnown = model.Trees!.Score(new double[Feature.Count]);
        Gen.Select(Properties.Generate.Person, Properties.Generate.Opening).Sample((person, opening) =>
        {
            var features = new double[Feature.Count];
            FeatureReader.Read(new(new(person), Some.Starter), new(opening), Some.Today, features);
            var contributions = new double[Feature.Count];
            reasons.Contributions(features, contributions);
            Assert.Equal(model.Score(features), contributions.Sum() + shap.Base - nothingKnown, 1e-5);
        }, iter: 2000);
    }

    /// <summary>The definition, subset by subset.</summary>
    private static double ByDefinition(Tree[] trees, double[] row, int feature)
    {
        var sum = 0.0;
        for (var others = 0; others < 1 << Features; others++)
        {
            if ((others >> feature & 1) == 1) continue;
            var size = BitOperations.PopCount((uint)others);
            var weight = Factorial(size) * Factorial(Features - size - 1) / Factorial(Features);
            sum += weight * trees.Sum(t => Expected(t, row, others | (1 << feature), 0).Value - Expected(t, row, others, 0).Value);
        }
        return sum;
    }

    /// <summary>What a tree says when only some features are known: at a node that asks another, both ways, by their covers.</summary>
    private static (double Value, double Cover) Expected(Tree tree, double[] row, int known, int at)
    {
        if (at < 0 || tree.Nodes.Count == 0) return (tree.Leaves[Math.Max(0, ~at)], tree.Covers[Math.Max(0, ~at)]);
        var node = tree.Nodes[at];
        var (left, right) = (Expected(tree, row, known, node.Left), Expected(tree, row, known, node.Right));
        var cover = left.Cover + right.Cover;
        if ((known >> (node.Feature - Feature.AdditiveCount) & 1) == 1)
            return (row[node.Feature] <= node.Threshold ? left.Value : right.Value, cover);
        return (((left.Value * left.Cover) + (right.Value * right.Cover)) / cover, cover);
    }

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);
}
