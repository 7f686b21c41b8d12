using System.Runtime.InteropServices;

namespace Pathways.Matching;

/// <summary>
/// Endings that change places in a vocabulary (<c>-o/-a</c>, <c>-er/-erin</c>, <c>-owy/-owa</c>): learned from its
/// words, by how many beginnings bear both. No grammar of any language is known beforehand.
/// </summary>
internal sealed class SuffixPairs
{
    /// <summary>A pair that this many beginnings bear is an inflection.</summary>
    private const int Many = 12, Some = 3;
    private const int LongestEnding = 4, ShortestBeginning = 4;
    private readonly Dictionary<(string, string), int> _support = [];

    public SuffixPairs(IEnumerable<string> words)
    {
        var endings = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var word in words)
            for (var length = 0; length <= LongestEnding && word.Length - length >= ShortestBeginning; length++)
                (CollectionsMarshal.GetValueRefOrAddDefault(endings, word[..^length], out _) ??= []).Add(word[^length..]);
        foreach (var list in endings.Values)
            for (var i = 0; i < list.Count; i++)
                for (var j = i + 1; j < list.Count; j++)
                    if (list[i].Length == 0 || list[j].Length == 0 || list[i][0] != list[j][0])
                        CollectionsMarshal.GetValueRefOrAddDefault(_support, Ordered(list[i], list[j]), out _)++;
    }

    /// <summary>The two are forms of one word.</summary>
    public bool Same(string a, string b)
    {
        if (a == b) return true;
        var shared = SharedBeginning(a, b);
        return shared >= ShortestBeginning && shared >= Math.Max(a.Length, b.Length) - LongestEnding && Support(a, b, shared) >= Many;
    }

    /// <summary>How surely two different words are forms of one, 0–1; 0 when their beginnings are too short to tell.</summary>
    public float Likeness(string a, string b)
    {
        var shared = SharedBeginning(a, b);
        if (shared < ShortestBeginning) return 0;
        var longer = Math.Max(a.Length, b.Length);
        var support = Support(a, b, shared);
        if (support >= Many) return 0.96f - (0.02f * (longer - shared));
        var share = (float)shared / longer;
        if (support >= Some) return 0.6f + (0.3f * share);
        return shared > ShortestBeginning ? 0.9f * share : 0;
    }

    private int Support(string a, string b, int shared) => _support.GetValueOrDefault(Ordered(a[shared..], b[shared..]));

    private static int SharedBeginning(string a, string b) => a.AsSpan().CommonPrefixLength(b);

    private static (string, string) Ordered(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
