using Pathways.Matching;

namespace Pathways.Training;

/// <summary>Holds scores against the simulator's own utility, on invented people that nothing was learned from.</summary>
internal sealed class SimulatedEvaluation(Taxonomy taxonomy)
{
    public const int People = 1000;
    private const string Suite = "simulated";
    private static readonly double[] Shares = [0.1, 0.25, 0.5];
    private readonly IReadOnlyList<ChoiceSet> _sets = new SimulatedChoices(taxonomy, RankingTrainer.Seed + 1).Draw(People);

    /// <summary>NDCG@10 against the choices (utility with noise) and against the utility itself.</summary>
    public IEnumerable<Measure> Of(string system, ScoreModel model) => Of(system, set => i => model.Score(set.Features[i]));

    /// <summary>What the utility itself reaches: the choices are noisy.</summary>
    public IEnumerable<Measure> OfUtility() => Of("the utility itself", set => i => set.Expected[i]);

    private Measure[] Of(string system, Func<ChoiceSet, Func<int, double>> score) => [
        new(Suite, system, "choices-ndcg@10", _sets.Average(set => Ndcg(set.Utility, score(set))), "share"),
        new(Suite, system, "utility-ndcg@10", _sets.Average(set => Ndcg(set.Expected, score(set))), "share")];

    /// <summary>The best tenth of a list has grade 3, the quarter after it 2, up to the middle 1.</summary>
    internal static int[] GradesOf(double[] truth)
    {
        var grades = new int[truth.Length];
        var order = Enumerable.Range(0, truth.Length).OrderByDescending(i => truth[i]).ToArray();
        for (var place = 0; place < order.Length; place++)
            grades[order[place]] = Array.FindIndex(Shares, s => (place + 0.5) / order.Length < s) switch { 0 => 3, 1 => 2, 2 => 1, _ => 0 };
        return grades;
    }

    private static double Ndcg(double[] truth, Func<int, double> score)
    {
        var grades = GradesOf(truth);
        return RankingMetrics.Ndcg(Enumerable.Range(0, grades.Length).OrderByDescending(score).Select(i => grades[i]), grades);
    }
}
