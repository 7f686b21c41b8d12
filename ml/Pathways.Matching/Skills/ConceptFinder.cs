namespace Pathways.Matching;

/// <summary>
/// Finds concepts by their labels: character n-grams weighted by rarity, joined with whole words that match up to a
/// light ending. Every label stands alone; a concept takes its best label.
/// </summary>
internal sealed class ConceptFinder
{
    private readonly Dictionary<string, List<Posting>> _postings = new(StringComparer.Ordinal);
    private readonly List<LabelEntry> _labels = [];

    private readonly record struct Posting(int Label, float Weight);

    private sealed record LabelEntry(Concept Concept, string Language, HashSet<string> Stems, double Length);

    public ConceptFinder(IReadOnlyList<Concept> concepts)
    {
        var grams = new List<Dictionary<string, double>>();
        foreach (var concept in concepts)
            foreach (var labels in concept.Labels)
                foreach (var label in labels.Labels)
                {
                    var tokens = Tokens.Of(TextFold.Fold(label));
                    if (tokens.Count == 0) continue;
                    grams.Add(CountsOf(tokens));
                    _labels.Add(new(concept, labels.Language, [.. tokens.Select(t => WordStem.Of(t.Text))], tokens.Count));
                }
        Weigh(grams);
    }

    public IReadOnlyList<FoundConcept> Find(string text, string language, int take)
    {
        var best = new Dictionary<Concept, FoundConcept>();
        foreach (var clause in Clauses.Of(text))
            foreach (var found in FindInClause(clause, LanguageTag.Primary(language)))
                if (!best.TryGetValue(found.Concept, out var known) || known.Score < found.Found.Score)
                    best[found.Concept] = found.Found;
        return [.. best.Values.OrderByDescending(f => f.Score).ThenBy(f => f.Id, StringComparer.Ordinal).Take(take)];
    }

    private IEnumerable<(Concept Concept, FoundConcept Found)> FindInClause(string clause, string language)
    {
        var tokens = Tokens.Of(TextFold.Fold(clause));
        if (tokens.Count == 0) yield break;
        var scores = CosinesOf(tokens);
        foreach (var (label, cosine) in scores)
        {
            var entry = _labels[label];
            var matched = tokens.Where(t => entry.Stems.Contains(WordStem.Of(t.Text))).Select(t => t.Text).Distinct().ToArray();
            var score = ((0.6 * cosine) + (0.4 * matched.Length / Math.Max(entry.Length, 1))) * (entry.Language == language ? 1.02 : 1);
            if (score >= LeastScore)
                yield return (entry.Concept, new(entry.Concept.Id, entry.Concept.Type, Math.Min(1, score), matched));
        }
    }

    private const double LeastScore = 0.25;

    private Dictionary<int, double> CosinesOf(List<Token> tokens)
    {
        var counts = CountsOf(tokens);
        var norm = 0.0;
        var dots = new Dictionary<int, double>();
        foreach (var (gram, count) in counts)
        {
            if (!_postings.TryGetValue(gram, out var postings)) continue;
            var weight = count * Rarity(postings.Count);
            norm += weight * weight;
            foreach (var posting in postings)
                dots[posting.Label] = dots.GetValueOrDefault(posting.Label) + (weight * posting.Weight);
        }
        return norm == 0 ? [] : dots.ToDictionary(d => d.Key, d => d.Value / Math.Sqrt(norm));
    }

    private void Weigh(List<Dictionary<string, double>> grams)
    {
        for (var label = 0; label < grams.Count; label++)
            foreach (var gram in grams[label].Keys)
                (_postings.TryGetValue(gram, out var list) ? list : _postings[gram] = []).Add(new(label, 0));
        var norms = grams.Select(g => Math.Sqrt(g.Sum(x => Math.Pow(x.Value * Rarity(_postings[x.Key].Count), 2)))).ToArray();
        foreach (var (gram, list) in _postings)
            for (var i = 0; i < list.Count; i++)
            {
                var label = list[i].Label;
                list[i] = new(label, (float)(grams[label][gram] * Rarity(list.Count) / norms[label]));
            }
    }

    private double Rarity(int labelsWithIt) => Math.Log((1.0 + _labels.Count) / labelsWithIt);

    private static Dictionary<string, double> CountsOf(List<Token> tokens)
    {
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var token in tokens)
            foreach (var gram in Tokens.Grams(token))
                counts[gram] = counts.GetValueOrDefault(gram) + 1;
        foreach (var (gram, count) in counts) counts[gram] = 1 + Math.Log(count);
        return counts;
    }
}
