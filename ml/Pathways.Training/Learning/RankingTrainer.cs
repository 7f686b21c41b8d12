using Pathways.Matching;

namespace Pathways.Training;

/// <summary>A linear score and a model with trees, learned from the same simulated choices.</summary>
/// <param name="Agreement">NDCG@10 of each against the simulator's own utility, on lists that neither has seen.</param>
internal sealed record Trained(ScoreModel Linear, ScoreModel Model, IReadOnlyDictionary<string, double> Agreement);

/// <summary>
/// Learns in two steps. Trees learn from lists in which skills and pay are taken as equal. Then the weights of skills
/// and pay, and the scale of the trees, are fitted together to choices among everything, none below zero. The linear
/// score is fitted to the same choices in the same way, with a weight a feature.
/// </summary>
internal static class RankingTrainer
{
    public const int Seed = 7, People = 6000, HeldOut = 1000, Trees = 100, Leaves = 8;
    private static readonly double[] Shares = [0.1, 0.25, 0.5];

    public static Trained Train(Taxonomy taxonomy)
    {
        var sets = new SimulatedChoices(taxonomy, Seed).Draw(People);
        var linear = new ScoreModel(
            ChoiceLogit.Fit([.. sets.Select(s => (s.Features, OrderOf(s)))], f => f == Feature.SpecificRequired), trees: null);
        var model = ModelOf(sets);
        var fresh = new SimulatedChoices(taxonomy, Seed + 1).Draw(HeldOut);
        return new(linear, model, new Dictionary<string, double>
        {
            ["linear"] = Agreement(fresh, linear.Score),
            ["model"] = Agreement(fresh, model.Score),
            ["the simulated choices themselves, without noise"] = UtilityAgreement(fresh),
        });
    }

    private static ScoreModel ModelOf(IReadOnlyList<ChoiceSet> sets)
    {
        var trees = new TreeTrainer(Trees, Leaves, Seed).Train(sets).Trees;
        var weights = ChoiceLogit.Fit([.. sets.Select(s => (s.Features.Select(f => Narrow(f, trees)).ToArray(), OrderOf(s)))], _ => false);
        var wide = new double[Feature.Count];
        weights.AsSpan(0, Feature.AdditiveCount).CopyTo(wide);
        return new(wide, Scaled(trees, weights[^1]));
    }

    private static double[] Narrow(double[] features, TreeEnsemble trees) => [.. features.Take(Feature.AdditiveCount), trees.Score(features)];

    private static TreeEnsemble Scaled(TreeEnsemble trees, double scale) =>
        new([.. trees.Trees.Select(t => t with { Leaves = [.. t.Leaves.Select(v => v * scale)] })]);

    private static int[] OrderOf(ChoiceSet set) => [.. Enumerable.Range(0, set.Utility.Length).OrderByDescending(i => set.Utility[i])];

    private delegate double Scorer(ReadOnlySpan<double> features);

    /// <summary>What even the true utility reaches, because the choices it is held against are noisy.</summary>
    private static double UtilityAgreement(IReadOnlyList<ChoiceSet> sets) => sets.Average(set => NdcgOf(set, i => set.Expected[i]));

    private static double Agreement(IReadOnlyList<ChoiceSet> sets, Scorer score) => sets.Average(set => NdcgOf(set, i => score(set.Features[i])));

    private static double NdcgOf(ChoiceSet set, Func<int, double> score)
    {
        var grades = new int[set.Utility.Length];
        var order = OrderOf(set);
        for (var place = 0; place < order.Length; place++)
            grades[order[place]] = Array.FindIndex(Shares, s => (place + 0.5) / order.Length < s) switch { 0 => 3, 1 => 2, 2 => 1, _ => 0 };
        return RankingMetrics.Ndcg(Enumerable.Range(0, grades.Length).OrderByDescending(score).Select(i => grades[i]), grades);
    }
}
