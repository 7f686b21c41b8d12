using System.Runtime.InteropServices;

namespace Pathways.Matching;

/// <summary>
/// Labels as sets of words. A text is held against all of them at once: each of its words meets the likest word of a
/// label, weighted by how few concepts use it.
/// </summary>
internal sealed class WordView
{
    /// <summary>Features of a concept that <see cref="ViewReading.Write"/> gives.</summary>
    public const int FeatureCount = 15;
    private const float UnknownCounts = 0.6f, SureForm = 0.7f;
    private readonly int[] _conceptOf, _starts, _labels;
    private readonly float[] _rarity, _mass;
    private readonly float _unknown;
    private readonly SoftWords _words;

    /// <param name="words">Of each label, distinct.</param>
    /// <param name="conceptOf">Of each label; concepts are numbered from 0.</param>
    public WordView(IReadOnlyList<string[]> words, int[] conceptOf, int concepts, SuffixPairs endings)
    {
        (_conceptOf, Concepts) = (conceptOf, concepts);
        _words = new SoftWords(words.SelectMany(w => w), endings);
        var ids = words.Select(w => w.Select(_words.Find).ToArray()).ToArray();
        (_starts, _labels) = Inverted(ids, _words.Count);
        _rarity = RarityOf(endings);
        _unknown = UnknownCounts * (float)Math.Log(1 + (concepts / 1.5));
        _mass = [.. ids.Select(label => label.Sum(w => _rarity[w]))];
    }

    public int Concepts { get; }
    public int Labels => _conceptOf.Length;

    /// <summary>Holds the words against every label. The reading has to be returned.</summary>
    public ViewReading Read(IReadOnlyList<string> words)
    {
        var reading = new ViewReading(this, words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            var alike = _words.Alike(words[i]);
            reading.Take(i, RarityOf(words[i], alike), alike);
        }
        reading.Sum();
        return reading;
    }

    internal ReadOnlySpan<int> LabelsWith(int word) => _labels.AsSpan(_starts[word].._starts[word + 1]);
    internal int ConceptOf(int label) => _conceptOf[label];
    internal float Rarity(int word) => _rarity[word];

    /// <summary>Harmonic mean of how much of the text a label covers and how much of the label is said, and the first of them.</summary>
    internal (float Score, float Asked, float Said) Score(float asked, float said, float mass, int label)
    {
        if (asked <= 0) return default;
        var ofText = asked / mass;
        var ofLabel = Math.Min(1, said / _mass[label]);
        return (2 / ((1 / ofText) + (1 / ofLabel)), ofText, ofLabel);
    }

    /// <summary>A word nobody uses counts less than the rarest that somebody does: it is often beside the point.</summary>
    private float RarityOf(string word, LikeWord[] alike)
    {
        var known = _words.Find(word);
        if (known >= 0) return _rarity[known];
        return alike.Length > 0 && alike[0].Likeness > SureForm ? (0.9f * _rarity[alike[0].Word]) + (0.1f * _unknown) : _unknown;
    }

    private static (int[] Starts, int[] Labels) Inverted(int[][] labels, int words)
    {
        var starts = new int[words + 1];
        foreach (var label in labels)
            foreach (var word in label) starts[word + 1]++;
        for (var word = 0; word < words; word++) starts[word + 1] += starts[word];
        var (next, inverted) = (starts[..^1], new int[starts[^1]]);
        for (var label = 0; label < labels.Length; label++)
            foreach (var word in labels[label]) inverted[next[word]++] = label;
        return (starts, inverted);
    }

    /// <summary>By the number of concepts that use the word in any form of it.</summary>
    private float[] RarityOf(SuffixPairs endings)
    {
        const int beginning = 4;
        var families = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var word = 0; word < _words.Count; word++)
            (CollectionsMarshal.GetValueRefOrAddDefault(families, _words[word][..Math.Min(beginning, _words[word].Length)], out _) ??= []).Add(word);
        var rarity = new float[_words.Count];
        var concepts = new HashSet<int>();
        foreach (var family in families.Values)
            foreach (var word in family)
            {
                concepts.Clear();
                foreach (var form in family)
                    if (endings.Same(_words[form], _words[word]))
                        foreach (var label in LabelsWith(form)) concepts.Add(_conceptOf[label]);
                rarity[word] = (float)Math.Log(1 + ((Concepts - concepts.Count + 0.5) / (concepts.Count + 0.5)));
            }
        return rarity;
    }
}
