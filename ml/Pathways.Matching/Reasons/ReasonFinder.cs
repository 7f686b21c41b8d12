namespace Pathways.Matching;

/// <summary>
/// Finds what to say for and against an opening. How much a group of features weighs is what it contributes to the
/// score: its part of the sum, and its exact Shapley value in the trees. It is stated only when the score, taken again
/// without the features it rests on, moves the same way.
/// </summary>
internal sealed class ReasonFinder
{
    private const double LeastMove = 0.02;
    private const int TopFor = 2, TopAgainst = 1;
    private static readonly FeatureGroup[] Groups = [.. Enum.GetValues<FeatureGroup>().Where(g => g != FeatureGroup.Other)];
    private readonly ScoreModel _model;
    private readonly TreeShap? _shap;

    public ReasonFinder(ScoreModel model) => (_model, _shap) = (model, model.Trees is { } trees ? new(trees) : null);

    /// <summary>The weightiest first.</summary>
    public IReadOnlyList<Reason> Of(PersonView person, PreparedOpening opening, DateOnly today)
    {
        Span<double> features = stackalloc double[Feature.Count];
        Span<double> contributions = stackalloc double[Feature.Count];
        FeatureReader.Read(person, opening, today, features);
        Contributions(features, contributions);
        var moves = Moves(features);
        var facts = ReasonFacts.Of(person, opening, today).ToLookup(f => f.Group);
        var reasons = new List<Reason>();
        for (var g = 0; g < Groups.Length; g++)
        {
            if (!facts.Contains(Groups[g])) continue;
            var weight = SumOf(contributions, Groups[g]);
            if (Math.Abs(weight) < LeastMove || Math.Abs(moves[g]) < LeastMove || (weight > 0) != (moves[g] > 0)) continue;
            var side = weight > 0 ? ReasonSide.For : ReasonSide.Against;
            if (facts[Groups[g]].FirstOrDefault(f => f.Side == side) is { } fact)
                reasons.Add(new(fact.Code, side, Math.Abs(weight), fact.Field, Top: false, fact.Args));
        }
        return WithTop(reasons);
    }

    /// <summary>What each feature contributes; with the trees' mean they add up to the score.</summary>
    internal void Contributions(ReadOnlySpan<double> features, Span<double> contributions)
    {
        for (var f = 0; f < Feature.Count; f++) contributions[f] = _model.Weights[f] * features[f];
        _shap?.AddTo(contributions, features);
    }

    /// <summary>How far the score lies above the score without each group.</summary>
    private double[] Moves(ReadOnlySpan<double> features)
    {
        var rows = new FeatureBlock(Groups.Length + 1);
        rows.Add(features);
        Span<double> without = stackalloc double[Feature.Count];
        foreach (var group in Groups)
        {
            for (var f = 0; f < Feature.Count; f++) without[f] = Feature.GroupOf(f) == group ? 0 : features[f];
            rows.Add(without);
        }
        Span<double> scores = stackalloc double[FeatureBlock.TileRows];
        _model.Score(rows, scores);
        var moves = new double[Groups.Length];
        for (var g = 0; g < moves.Length; g++) moves[g] = scores[0] - scores[g + 1];
        return moves;
    }

    private static double SumOf(ReadOnlySpan<double> contributions, FeatureGroup group)
    {
        var sum = 0.0;
        for (var f = 0; f < Feature.Count; f++)
            if (Feature.GroupOf(f) == group) sum += contributions[f];
        return sum;
    }

    private static Reason[] WithTop(List<Reason> reasons)
    {
        var ordered = reasons.OrderByDescending(r => r.Weight).ThenBy(r => r.Code, StringComparer.Ordinal).ToArray();
        var top = ordered.Where(r => r.Side == ReasonSide.For).Take(TopFor)
            .Concat(ordered.Where(r => r.Side == ReasonSide.Against).Take(TopAgainst)).ToHashSet();
        return [.. ordered.Select(r => r with { Top = top.Contains(r) })];
    }
}
