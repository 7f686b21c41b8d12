namespace Pathways.Matching;

/// <summary>
/// Finds concepts by their labels: words in plain English weighted by rarity, joined with character n-grams for near
/// spellings. Every label stands alone; a concept takes its best label.
/// </summary>
internal sealed class ConceptFinder
{
    private const double LeastScore = 0.3, WordsCount = 0.65, GramsCount = 0.35;
    /// <summary>What a text says besides counts against a label, but not in full: people tell more than one thing.</summary>
    private const double BesidesCounts = 0.6;
    /// <summary>A label half of which is unsaid is rarely meant: "office" is not "clean offices".</summary>
    private const double UnsaidCounts = 0.5;
    private readonly List<LabelEntry> _labels = [];
    private readonly Dictionary<string, List<int>> _byStem = new(StringComparer.Ordinal);
    private readonly GramIndex _english, _asWritten;

    private sealed record LabelEntry(Concept Concept, string Language, string[] Stems)
    {
        public double Mass { get; set; }
    }

    public ConceptFinder(IReadOnlyList<Concept> concepts)
    {
        List<IReadOnlyList<string>> english = [], asWritten = [];
        foreach (var concept in concepts)
            foreach (var labels in concept.Labels)
                foreach (var label in labels.Labels)
                {
                    var words = Glossary.Shipped.Gloss(label, labels.Language);
                    _labels.Add(new(concept, labels.Language, [.. words.Select(w => WordStem.Of(w.Text)).Distinct()]));
                    english.Add(labels.Language == "en" ? [.. words.Select(w => w.Text)] : []);
                    asWritten.Add(labels.Language == "en" ? [] : [.. Tokens.Of(TextFold.Fold(label)).Select(t => t.Text)]);
                }
        _english = new(english);
        _asWritten = new(asWritten);
        for (var label = 0; label < _labels.Count; label++)
            foreach (var stem in _labels[label].Stems)
                (_byStem.TryGetValue(stem, out var list) ? list : _byStem[stem] = []).Add(label);
        foreach (var label in _labels) label.Mass = label.Stems.Sum(Rarity);
    }

    public IReadOnlyList<FoundConcept> Find(string text, string language, int take)
    {
        var best = new Dictionary<Concept, FoundConcept>();
        foreach (var clause in Clauses.AndWhole(text))
            foreach (var (concept, found) in FindInClause(clause, LanguageTag.Primary(language)))
                if (!best.TryGetValue(concept, out var known) || known.Score < found.Score)
                    best[concept] = found;
        return [.. best.Values.OrderByDescending(f => f.Score).ThenBy(f => f.Id, StringComparer.Ordinal).Take(take)];
    }

    private IEnumerable<(Concept Concept, FoundConcept Found)> FindInClause(string clause, string language)
    {
        var words = Glossary.Shipped.Gloss(clause, language).Where(w => w.Known || language == "en" || _byStem.ContainsKey(WordStem.Of(w.Text))).ToArray();
        var sources = words.ToLookup(w => WordStem.Of(w.Text), w => w.Source);
        var mass = sources.Sum(s => Rarity(s.Key));
        var grams = _english.CosinesOf([.. words.Select(w => w.Text)]);
        foreach (var (label, cosine) in _asWritten.CosinesOf([.. Tokens.Of(TextFold.Fold(clause)).Select(t => t.Text)]))
            grams[label] = Math.Max(grams.GetValueOrDefault(label), cosine);
        foreach (var (label, cosine) in grams)
        {
            var entry = _labels[label];
            var matched = entry.Stems.Where(sources.Contains).ToArray();
            var score = ((WordsCount * WordScore(matched, entry.Mass, mass)) + (GramsCount * cosine)) * (entry.Language == language ? 1 : 0.98);
            if (score >= LeastScore)
                yield return (entry.Concept, new(entry.Concept.Id, entry.Concept.Type, Math.Min(1, score), [.. matched.SelectMany(s => sources[s]).Distinct()]));
        }
    }

    /// <summary>Harmonic mean of how much of the label is said and how much of what is said is the label.</summary>
    private double WordScore(string[] matched, double labelMass, double textMass)
    {
        if (matched.Length == 0) return 0;
        var shared = matched.Sum(Rarity);
        var ofLabel = shared / labelMass;
        var ofText = 1 - BesidesCounts + (BesidesCounts * Math.Min(1, shared / textMass));
        return 2 * ofLabel * ofText / (ofLabel + ofText) * (1 - UnsaidCounts + (UnsaidCounts * ofLabel));
    }

    /// <summary>Words that few labels have tell most; one that none has, as much as one that a few have.</summary>
    private double Rarity(string stem) => Math.Log((1.0 + _labels.Count) / (_byStem.TryGetValue(stem, out var list) ? list.Count : 10));
}
