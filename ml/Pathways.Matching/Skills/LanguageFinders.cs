namespace Pathways.Matching;

/// <summary>The finders of one language over the labels in it; what it has no labels in is found by English alone.</summary>
internal sealed class LanguageFinders
{
    /// <summary>How much the learned ranker's share of belief adds to what the plain words say.</summary>
    private const double AsWrittenCounts = 0.6;
    private const int Believed = 100;
    private readonly PlainFinder _plain;
    private readonly LabelFinder _asWritten;
    private readonly Dictionary<string, Concept> _concepts;

    public LanguageFinders(IReadOnlyList<Concept> concepts, string language, bool asWritten)
    {
        _concepts = concepts.ToDictionary(c => c.Id, StringComparer.Ordinal);
        _plain = new PlainFinder(concepts, language);
        _asWritten = new LabelFinder([.. concepts.SelectMany(c => c.Labels.Where(l => asWritten && l.Language == language).SelectMany(l => l.Labels.Select(text => new FinderLabel(c.Id, text))))]);
    }

    /// <summary>Each concept that a clause may mean, with a score of 0 to about 1.7. What is found by spelling alone names no words.</summary>
    public IEnumerable<FoundConcept> Find(string clause, string language)
    {
        var found = _plain.Find(clause, language);
        var ranked = _asWritten.Find(clause, FinderModel.Shipped).Take(Believed).ToArray();
        var sum = ranked.Sum(r => Math.Exp(r.Score - ranked[0].Score));
        foreach (var r in ranked)
        {
            var more = AsWrittenCounts * Math.Exp(r.Score - ranked[0].Score) / sum;
            found[r.Concept] = found.TryGetValue(r.Concept, out var known)
                ? known with { Score = known.Score + more }
                : new(r.Concept, _concepts[r.Concept].Type, more, []);
        }
        return found.Values;
    }
}
