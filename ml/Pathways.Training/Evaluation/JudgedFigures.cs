using Pathways.Matching;

namespace Pathways.Training;

/// <summary>All systems side by side on a judged folder.</summary>
internal static class JudgedFigures
{
    /// <summary>The day that the judged data is of.</summary>
    public static readonly DateOnly Day = new(2026, 11, 23);

    public static IReadOnlyList<Measure> Of(DirectoryInfo folder, Taxonomy taxonomy, ScoreModel linear, ScoreModel model) =>
        Of(new JudgedEvaluation(JudgedFolder.Load(folder.FullName), taxonomy, Day), taxonomy, linear, model);

    public static IEnumerable<Measure> Of(JudgedEvaluation evaluation, string name, Matcher matcher) =>
        evaluation.Of(new MatcherRanking(name, matcher, evaluation.Index, Day));

    public static IReadOnlyList<Measure> Of(JudgedEvaluation evaluation, Taxonomy taxonomy, ScoreModel linear, ScoreModel model)
    {
        using var bm25 = new Bm25Ranking(evaluation.Openings, taxonomy: null);
        using var bm25Read = new Bm25Ranking(evaluation.Openings, taxonomy);
        IRankingSystem[] systems = [
            new RandomRanking(), new NewestRanking(), bm25, bm25Read,
            new MatcherRanking("linear", new Matcher(taxonomy, linear), evaluation.Index, Day),
            new MatcherRanking("model", new Matcher(taxonomy, model), evaluation.Index, Day)];
        return [.. systems.SelectMany(evaluation.Of)];
    }
}
