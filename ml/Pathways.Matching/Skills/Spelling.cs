namespace Pathways.Matching;

/// <summary>Finds the known word that a misspelled one most likely is: the same first letter, and one slip (two in a long word).</summary>
internal sealed class Spelling
{
    private const int ShortestWord = 5, LongWord = 8;
    private readonly Dictionary<char, string[]> _byFirst;

    public Spelling(IEnumerable<string> known) =>
        _byFirst = known.Where(w => w.Length >= ShortestWord - 1).GroupBy(w => w[0]).ToDictionary(g => g.Key, g => g.Order(StringComparer.Ordinal).ToArray());

    /// <summary>The nearest known word, or null.</summary>
    public string? Correct(string word)
    {
        if (word.Length < ShortestWord || Tokens.IsUnparted(word) || !_byFirst.TryGetValue(word[0], out var candidates)) return null;
        var least = word.Length >= LongWord ? 2 : 1;
        string? best = null;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) > least) continue;
            var slips = Slips(word, candidate);
            if (slips > least || (slips == least && best is not null)) continue;
            (best, least) = (candidate, slips);
        }
        return best;
    }

    /// <summary>Letters changed, left out, added, or swapped with their neighbour (optimal string alignment).</summary>
    private static int Slips(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        return rows[a.Length, b.Length];
    }
}
