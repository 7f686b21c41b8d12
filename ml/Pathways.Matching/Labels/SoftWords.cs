using System.Collections.Concurrent;

namespace Pathways.Matching;

/// <summary>A word of a vocabulary and how like it is to another, 0–1.</summary>
internal readonly record struct LikeWord(int Word, float Likeness);

/// <summary>
/// A vocabulary that is looked up softly: the words of it that are most like a given one, by endings that change
/// places, by shared character n-grams (typos), and by one being the end of the other (compounds).
/// </summary>
internal sealed class SoftWords
{
    private const int MostAlike = 80, MostKept = 50_000, ShortestEnd = 5, LeastLonger = 3;
    private const float LeastLike = 0.3f, LeastCosine = 0.12f, GramsCount = 0.9f;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private readonly ConcurrentDictionary<string, LikeWord[]> _alike = new(StringComparer.Ordinal);
    private readonly SuffixPairs _endings;
    private readonly SparseIndex _grams;

    public SoftWords(IEnumerable<string> words, SuffixPairs endings)
    {
        _endings = endings;
        foreach (var word in words)
            if (_ids.TryAdd(word, _words.Count)) _words.Add(word);
        _grams = new SparseIndex(_words.Count, id => Grams(_words[id]), binary: true);
    }

    public int Count => _words.Count;

    public string this[int word] => _words[word];

    /// <summary>The word's number, or -1.</summary>
    public int Find(string word) => _ids.GetValueOrDefault(word, -1);

    /// <summary>The words most like it, the likest first; the word itself, when it is there, with 1.</summary>
    public LikeWord[] Alike(string word)
    {
        if (_alike.TryGetValue(word, out var alike)) return alike;
        alike = Look(word);
        if (_alike.Count < MostKept) _alike[word] = alike;
        return alike;
    }

    private LikeWord[] Look(string word)
    {
        var found = new List<LikeWord>();
        _grams.EachCosine(Grams(word), LeastCosine, (id, cosine) =>
        {
            var likeness = Likeness(word, _words[id], cosine);
            if (likeness >= LeastLike) found.Add(new(id, likeness));
        });
        return [.. found.OrderByDescending(w => w.Likeness).ThenBy(w => w.Word).Take(MostAlike)];
    }

    private float Likeness(string a, string b, float cosine)
    {
        if (a == b) return 1;
        var likeness = Math.Max(GramsCount * cosine, _endings.Likeness(a, b));
        int shorter = Math.Min(a.Length, b.Length), longer = Math.Max(a.Length, b.Length);
        if (shorter < ShortestEnd || longer - shorter < LeastLonger) return likeness;
        return a.EndsWith(b, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal)
            ? Math.Max(likeness, 0.5f + (0.4f * shorter / longer)) : likeness;
    }

    /// <summary>2–4 letters, the word's ends marked.</summary>
    private static IEnumerable<uint> Grams(string word) => CharGrams.Of($"<{word}>", 2, 4);
}
