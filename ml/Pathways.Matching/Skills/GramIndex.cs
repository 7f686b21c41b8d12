namespace Pathways.Matching;

/// <summary>Cosines between texts and labels over character n-grams weighted by rarity: finds near spellings.</summary>
internal sealed class GramIndex
{
    private readonly Dictionary<string, List<Posting>> _postings = new(StringComparer.Ordinal);
    private readonly int _labels;

    private record struct Posting(int Label, float Weight);

    /// <param name="words">Of each label, by its number; labels without words are found by none.</param>
    public GramIndex(IReadOnlyList<IReadOnlyList<string>> words)
    {
        _labels = words.Count;
        var squares = new double[_labels];
        for (var label = 0; label < _labels; label++)
            foreach (var (gram, count) in CountsOf(words[label]))
                (_postings.TryGetValue(gram, out var list) ? list : _postings[gram] = []).Add(new(label, (float)count));
        foreach (var list in _postings.Values)
            foreach (var posting in list) squares[posting.Label] += Math.Pow(posting.Weight * Rarity(list.Count), 2);
        foreach (var list in _postings.Values)
            for (var i = 0; i < list.Count; i++)
                list[i] = list[i] with { Weight = (float)(list[i].Weight * Rarity(list.Count) / Math.Sqrt(squares[list[i].Label])) };
    }

    /// <summary>Adds to each label's place, where it is greater, the cosine with the words.</summary>
    public void AddCosines(IReadOnlyList<string> words, float[] into)
    {
        if (_postings.Count == 0) return;
        var norm = 0.0;
        var dots = new float[_labels];
        foreach (var (gram, count) in CountsOf(words))
        {
            var postings = _postings.GetValueOrDefault(gram);
            var weight = count * Rarity(postings?.Count ?? 1);
            norm += weight * weight;
            if (postings is null) continue;
            foreach (var posting in postings) dots[posting.Label] += (float)(weight * posting.Weight);
        }
        if (norm == 0) return;
        var scale = (float)(1 / Math.Sqrt(norm));
        for (var label = 0; label < dots.Length; label++) into[label] = Math.Max(into[label], dots[label] * scale);
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
