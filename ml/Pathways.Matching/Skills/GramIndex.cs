namespace Pathways.Matching;

/// <summary>Cosines between texts and labels over character n-grams weighted by rarity: finds near spellings.</summary>
internal sealed class GramIndex
{
    private readonly Dictionary<string, List<Posting>> _postings = new(StringComparer.Ordinal);
    private readonly int _labels;

    private readonly record struct Posting(int Label, float Weight);

    /// <param name="words">Of each label, by its number; labels without words are found by none.</param>
    public GramIndex(IReadOnlyList<IReadOnlyList<string>> words)
    {
        _labels = words.Count;
        var grams = words.Select(CountsOf).ToArray();
        for (var label = 0; label < grams.Length; label++)
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

    /// <summary>Cosine by label, for the labels that share an n-gram with the words.</summary>
    public Dictionary<int, double> CosinesOf(IReadOnlyList<string> words)
    {
        var norm = 0.0;
        var dots = new Dictionary<int, double>();
        foreach (var (gram, count) in CountsOf(words))
        {
            var postings = _postings.GetValueOrDefault(gram);
            var weight = count * Rarity(postings?.Count ?? 1);
            norm += weight * weight;
            foreach (var posting in postings ?? [])
                dots[posting.Label] = dots.GetValueOrDefault(posting.Label) + (weight * posting.Weight);
        }
        return norm == 0 ? [] : dots.ToDictionary(d => d.Key, d => d.Value / Math.Sqrt(norm));
    }

    private double Rarity(int labelsWithIt) => Math.Log((1.0 + _labels) / labelsWithIt);

    private static Dictionary<string, double> CountsOf(IReadOnlyList<string> words)
    {
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in words)
            foreach (var gram in Tokens.Grams(word))
                counts[gram] = counts.GetValueOrDefault(gram) + 1;
        foreach (var (gram, count) in counts) counts[gram] = 1 + Math.Log(count);
        return counts;
    }
}
