namespace Pathways.Matching;

/// <summary>
/// Finds what to say for and against an opening. A fact is stated only when the score, taken again without the
/// features it rests on, moves the way the fact says.
/// </summary>
internal sealed class ReasonFinder(ScoreModel model)
{
    private const double LeastMove = 0.02;
    private const int TopFor = 2, TopAgainst = 1;
    private static readonly FeatureGroup[] Groups = [.. Enum.GetValues<FeatureGroup>().Where(g => g != FeatureGroup.Other)];
    private static readonly bool[][] Members = [.. Groups.Select(g => Enumerable.Range(0, Feature.Count).Select(f => Feature.GroupOf(f) == g).ToArray())];

    public IReadOnlyList<Reason> Of(PersonView person, PreparedOpening opening, DateOnly today)
    {
        var features = new double[Feature.Count];
        FeatureReader.Read(person, opening, today, features);
        var score = model.Score(features);
        var facts = ReasonFacts.Of(person, opening, today).ToLookup(f => f.Group);
        var reasons = new List<Reason>();
        for (var i = 0; i < Groups.Length; i++)
        {
            if (!facts.Contains(Groups[i])) continue;
            var moved = score - ScoreWithout(features, Members[i]);
            var side = moved > 0 ? ReasonSide.For : ReasonSide.Against;
            if (Math.Abs(moved) >= LeastMove && facts[Groups[i]].FirstOrDefault(f => f.Side == side) is { } fact)
                reasons.Add(new(fact.Code, side, Math.Abs(moved), fact.Field, Top: false, fact.Args));
        }
        return WithTop(reasons);
    }

    private double ScoreWithout(double[] features, bool[] members)
    {
        Span<double> without = stackalloc double[Feature.Count];
        for (var f = 0; f < Feature.Count; f++) without[f] = members[f] ? 0 : features[f];
        return model.Score(without);
    }

    private static Reason[] WithTop(List<Reason> reasons)
    {
        var ordered = reasons.OrderByDescending(r => r.Weight).ThenBy(r => r.Code, StringComparer.Ordinal).ToArray();
        var top = ordered.Where(r => r.Side == ReasonSide.For).Take(TopFor)
            .Concat(ordered.Where(r => r.Side == ReasonSide.Against).Take(TopAgainst)).ToHashSet();
        return [.. ordered.Select(r => r with { Top = top.Contains(r) })];
    }
}
