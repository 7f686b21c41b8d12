using System.Runtime.InteropServices;

namespace Pathways.Matching;

/// <summary>A name of a concept. The first of a concept is what it is called.</summary>
/// <param name="Breadth">0 for something that can be meant; more for groups that hold such things, the wider the more.</param>
internal readonly record struct FinderLabel(string Concept, string Text, int Breadth = 0);

/// <summary>A concept and how well a text fits it; scores are comparable within one text.</summary>
internal readonly record struct RankedConcept(string Concept, float Score);

/// <summary>
/// Finds the concepts that a short text means, by labels in any languages: words softly matched, parts of compounds,
/// character n-grams; then a learned ranker over how all labels of a concept stand to the text.
/// </summary>
internal sealed class LabelFinder
{
    /// <summary>Features of a concept.</summary>
    public const int FeatureCount = (2 * WordView.FeatureCount) + 5;
    /// <summary>Concepts that the ranker looks at; the quick look orders the others behind them.</summary>
    private const int Looked = 100;
    private const float LeastCosine = 0.02f, GramsCount = 2;
    private readonly string[] _concepts;
    private readonly int[] _conceptOf, _names, _counts, _breadth;
    private readonly SuffixPairs _endings;
    private readonly Compounds _compounds;
    private readonly WordView _words, _parts;
    private readonly SparseIndex _grams;

    public LabelFinder(IReadOnlyList<FinderLabel> labels)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        _conceptOf = [.. labels.Select(l => ids.TryAdd(l.Concept, ids.Count) ? ids.Count - 1 : ids[l.Concept])];
        _concepts = [.. ids.Keys];
        (_names, _counts, _breadth) = (new int[ids.Count], new int[ids.Count], new int[ids.Count]);
        for (var label = labels.Count - 1; label >= 0; label--)
        {
            _names[_conceptOf[label]] = label;
            _breadth[_conceptOf[label]] = labels[label].Breadth;
            _counts[_conceptOf[label]]++;
        }
        var words = labels.Select(l => LabelWords.Of(l.Text).ToArray()).ToArray();
        var frequency = words.SelectMany(w => w).CountBy(w => w, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        _endings = new SuffixPairs(frequency.Keys);
        _compounds = new Compounds(frequency);
        var distinct = words.Select(w => LabelWords.Distinct(w, _endings)).ToArray();
        _words = new WordView(distinct, _conceptOf, ids.Count, _endings);
        _parts = new WordView([.. distinct.Select(PartsOf)], _conceptOf, ids.Count, _endings);
        _grams = new SparseIndex(labels.Count, label => Grams(labels[label].Text), binary: false);
    }

    /// <summary>All concepts that share anything with the text, the best first.</summary>
    public IReadOnlyList<RankedConcept> Find(string text, FinderModel model)
    {
        var candidates = Candidates(text);
        var ranked = candidates.Features.Select((f, i) => new RankedConcept(_concepts[candidates.Concepts[i]], model.Score(f)))
            .OrderByDescending(r => r.Score).ThenBy(r => r.Concept, StringComparer.Ordinal).ToList();
        var least = ranked.Count == 0 ? 0 : ranked[^1].Score;
        ranked.AddRange(candidates.Concepts.Skip(ranked.Count).Select((c, i) => new RankedConcept(_concepts[c], least - 1 - i)));
        return ranked;
    }

    /// <summary>The concepts in the order of a quick look, and the features of the first of them.</summary>
    public FinderCandidates Candidates(string text)
    {
        var words = LabelWords.Distinct(LabelWords.Of(text), _endings);
        if (words.Length == 0) return new([], []);
        ViewReading whole = _words.Read(words), parts = _parts.Read(PartsOf(words));
        var (cosines, seconds, asName) = GramsOf(text);
        var concepts = whole.Concepts.Union(parts.Concepts).Union(cosines.Touched)
            .Select(c => (Concept: c, Rough: whole.Rough(c, _counts[c]) + parts.Rough(c, _counts[c]) + (GramsCount * cosines[c])))
            .OrderByDescending(c => c.Rough).ThenBy(c => c.Concept).Select(c => c.Concept).ToArray();
        var features = new float[Math.Min(Looked, concepts.Length)][];
        for (var i = 0; i < features.Length; i++)
        {
            var c = concepts[i];
            features[i] = new float[FeatureCount];
            whole.Write(c, _counts[c], _names[c], features[i]);
            parts.Write(c, _counts[c], _names[c], features[i].AsSpan(WordView.FeatureCount));
            ((ReadOnlySpan<float>)[cosines[c], seconds[c], asName[c], MathF.Log(_counts[c]), _breadth[c]]).CopyTo(features[i].AsSpan(2 * WordView.FeatureCount));
        }
        whole.Return();
        parts.Return();
        foreach (var scratch in (SparseScratch[])[cosines, seconds, asName]) scratch.Return();
        return new(concepts, features);
    }

    /// <summary>The number of a concept, or -1.</summary>
    public int Find(string concept) => Array.IndexOf(_concepts, concept);

    private (SparseScratch Best, SparseScratch Second, SparseScratch AsName) GramsOf(string text)
    {
        SparseScratch best = SparseScratch.Rent(_concepts.Length), second = SparseScratch.Rent(_concepts.Length), asName = SparseScratch.Rent(_concepts.Length);
        _grams.EachCosine(Grams(text), LeastCosine, (label, cosine) =>
        {
            var concept = _conceptOf[label];
            var before = best[concept];
            if (!best.Raise(concept, cosine)) second.Raise(concept, cosine);
            else if (before > 0) second.Set(concept, before);
            if (_names[concept] == label) asName.Set(concept, cosine);
        });
        return (best, second, asName);
    }

    private string[] PartsOf(IReadOnlyList<string> words) => LabelWords.Distinct(words.SelectMany(_compounds.Split), _endings);

    private static IEnumerable<uint> Grams(string text) => CharGrams.Of(string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), 2, 5);
}

/// <summary>Concepts by number in the order of a quick look, and features of the first of them.</summary>
internal readonly record struct FinderCandidates(IReadOnlyList<int> Concepts, IReadOnlyList<float[]> Features);
