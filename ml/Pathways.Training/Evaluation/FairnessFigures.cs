using Pathways.Matching;

namespace Pathways.Training;

/// <summary>The fairness report of a model.</summary>
internal static class FairnessFigures
{
    public const int SimulatedPeople = 3000;
    private const int Seed = 11, FewestSimulated = 100, FewestJudged = 2;

    /// <param name="judged">Null: simulated people.</param>
    public static IReadOnlyList<Measure> Of(Taxonomy taxonomy, ScoreModel model, DirectoryInfo? judged)
    {
        var cases = new FairnessCases(taxonomy, model);
        return judged is null
            ? [.. FairnessEvaluation.Of(cases.Simulated(SimulatedPeople, Seed), FewestSimulated)]
            : [.. FairnessEvaluation.Of(cases.Of(JudgedFolder.Load(judged.FullName)), FewestJudged)];
    }
}
