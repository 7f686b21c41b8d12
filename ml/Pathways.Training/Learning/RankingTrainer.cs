using Pathways.Matching;

namespace Pathways.Training;

/// <summary>A linear score and models with trees, learned from the same simulated choices.</summary>
/// <param name="OtherSizes">The model with fewer or more trees: what a size costs or gives.</param>
internal sealed record Trained(ScoreModel Linear, ScoreModel Model, IReadOnlyDictionary<ModelSize, ScoreModel> OtherSizes);

internal sealed record ModelSize(int Trees, int Leaves)
{
    public override string ToString() => $"{Trees} trees of {Leaves} leaves";
}

/// <summary>
/// Learns in two steps. Trees learn from lists in which skills and pay are taken as equal. Then a weight a feature and the
/// scale of the trees are fitted together to choices among everything, none below zero. The linear score is fitted to
/// the same choices in the same way, without trees.
/// </summary>
internal static class RankingTrainer
{
    public const int Seed = 7, People = 6000;
    public static readonly ModelSize Size = new(100, 8);
    private static readonly ModelSize[] OtherSizes = [new(25, 8), new(300, 8), new(300, 31)];

    public static Trained Train(Taxonomy taxonomy)
    {
        var sets = new SimulatedChoices(taxonomy, Seed).Draw(People);
        var linear = new ScoreModel(ChoiceLogit.Fit([.. sets.Select(s => (s.Features, s.Order()))], MayBeNegative), trees: null);
        return new(linear, ModelOf(sets, Size), OtherSizes.ToDictionary(size => size, size => ModelOf(sets, size)));
    }

    private static ScoreModel ModelOf(IReadOnlyList<ChoiceSet> sets, ModelSize size)
    {
        var trees = new TreeTrainer(size.Trees, size.Leaves, Seed).Train(sets).Trees;
        var weights = ChoiceLogit.Fit([.. sets.Select(s => (s.Features.Select(f => (double[])[.. f, trees.Score(f)]).ToArray(), s.Order()))], MayBeNegative);
        return new(weights[..Feature.Count], Scaled(trees, weights[^1]));
    }

    /// <summary>How special the work is may speak either way.</summary>
    private static bool MayBeNegative(int feature) => feature == Feature.SpecificRequired;

    private static TreeEnsemble Scaled(TreeEnsemble trees, double scale) =>
        new([.. trees.Trees.Select(t => t with { Leaves = [.. t.Leaves.Select(v => v * scale)] })]);
}
