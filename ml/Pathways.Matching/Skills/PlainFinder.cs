namespace Pathways.Matching;

/// <summary>
/// Finds concepts by their labels in English and one more language, all brought to plain English words: weighted by
/// rarity, joined with character n-grams for near spellings. A concept takes its best label.
/// </summary>
internal sealed class PlainFinder
{
    private const double LeastScore = 0.05, WordsCount = 0.65, GramsCount = 0.35;
    /// <summary>What a text says besides counts against a label, but not in full: people tell more than one thing.</summary>
    private const double BesidesCounts = 0.6;
    /// <summary>A label half of which is unsaid is rarely meant: "office" is not "clean offices".</summary>
    private const double UnsaidCounts = 0.5;
    /// <summary>Labels that share no word with a text have to be very near by spelling.</summary>
    private const float NearBySpelling = 0.5f;
    private const double SpellingCounts = 0.8;
    /// <summary>Of two that fit alike, the one that more of the words led to is meant: "roofer's helper" before "roofer".</summary>
    private const double MoreSaid = 0.02;
    private readonly List<LabelEntry> _labels = [];
    private readonly Dictionary<string, List<int>> _byStem = new(StringComparer.Ordinal);
    private readonly SparseIndex _english, _asWritten;
    private readonly Spelling _spelling;

    private sealed record LabelEntry(Concept Concept, string Language, string[] Stems)
    {
        public double Mass { get; set; }
    }

    public PlainFinder(IReadOnlyList<Concept> concepts, string language)
    {
        List<IReadOnlyList<string>> english = [], asWritten = [];
        foreach (var concept in concepts)
            foreach (var labels in concept.Labels.Where(l => l.Language == "en" || l.Language == language))
                foreach (var label in labels.Labels)
                {
                    var words = Glossary.Shipped.Gloss(label, labels.Language);
                    _labels.Add(new(concept, labels.Language, [.. words.Select(w => WordStem.Of(w.Text)).Distinct()]));
                    english.Add(labels.Language == "en" ? [.. words.Select(w => w.Text)] : []);
                    asWritten.Add(labels.Language == "en" ? [] : [.. Tokens.Of(TextFold.Fold(label)).Select(t => t.Text)]);
                }
        _english = IndexOf(english);
        _asWritten = IndexOf(asWritten);
        for (var label = 0; label < _labels.Count; label++)
            foreach (var stem in _labels[label].Stems)
                (_byStem.TryGetValue(stem, out var list) ? list : _byStem[stem] = []).Add(label);
        foreach (var label in _labels) label.Mass = label.Stems.Sum(Rarity);
        _spelling = new(_byStem.Keys);
    }

    /// <summary>Each concept that a clause may mean, with a score of 0 to about 1.1.</summary>
    public Dictionary<string, FoundConcept> Find(string clause, string language)
    {
        var best = new Dictionary<string, FoundConcept>(StringComparer.Ordinal);
        var words = WordsOf(clause, language);
        var mass = words.Keys.Sum(Rarity);
        var cosines = new float[_labels.Count];
        Raise(cosines, _english, words.Values.Select(w => w.Text));
        Raise(cosines, _asWritten, Tokens.Of(TextFold.Fold(clause)).Select(t => t.Text));
        var shared = new double[_labels.Count];
        var said = new int[_labels.Count];
        foreach (var stem in words.Keys)
            if (_byStem.TryGetValue(stem, out var labels))
                foreach (var label in labels)
                {
                    shared[label] += Rarity(stem);
                    said[label]++;
                }
        for (var label = 0; label < cosines.Length; label++)
        {
            if (shared[label] == 0 && cosines[label] < NearBySpelling) continue;
            var entry = _labels[label];
            var score = (ScoreOf(shared[label], entry.Mass, mass, cosines[label]) + (MoreSaid * said[label])) * (entry.Language == language ? 1 : 0.98);
            if (score < LeastScore || (best.TryGetValue(entry.Concept.Id, out var known) && known.Score >= score)) continue;
            string[] led = [.. entry.Stems.Where(words.ContainsKey).Select(stem => words[stem].Source).Distinct()];
            best[entry.Concept.Id] = new(entry.Concept.Id, entry.Concept.Type, score, led);
        }
        return best;
    }

    private static SparseIndex IndexOf(List<IReadOnlyList<string>> labels) => new(labels.Count, label => labels[label].SelectMany(Tokens.Grams).Select(CharGrams.Hash), binary: false);

    private static void Raise(float[] cosines, SparseIndex index, IEnumerable<string> words) =>
        index.EachCosine(words.SelectMany(Tokens.Grams).Select(CharGrams.Hash), 0, (label, cosine) => cosines[label] = Math.Max(cosines[label], cosine));

    /// <summary>The words of a clause in plain English, by their stems; misspelled ones as what they most likely are.</summary>
    private Dictionary<string, GlossedWord> WordsOf(string clause, string language)
    {
        var words = new Dictionary<string, GlossedWord>(StringComparer.Ordinal);
        foreach (var word in Glossary.Shipped.Gloss(clause, language))
        {
            var stem = WordStem.Of(word.Text);
            if (!word.Known && !_byStem.ContainsKey(stem))
            {
                if (language != "en") continue;
                stem = _spelling.Correct(stem) ?? stem;
            }
            words.TryAdd(stem, word);
        }
        return words;
    }

    /// <summary>
    /// Harmonic mean of how much of the label is said and how much of what is said is the label, joined with the
    /// likeness of spelling.
    /// </summary>
    private static double ScoreOf(double shared, double labelMass, double textMass, double cosine)
    {
        if (shared == 0) return SpellingCounts * cosine;
        var ofLabel = shared / labelMass;
        var ofText = 1 - BesidesCounts + (BesidesCounts * Math.Min(1, shared / textMass));
        var words = 2 * ofLabel * ofText / (ofLabel + ofText) * (1 - UnsaidCounts + (UnsaidCounts * ofLabel));
        return (WordsCount * words) + (GramsCount * cosine);
    }

    /// <summary>Words that few labels have tell most; one that none has, as much as one that a few have.</summary>
    private double Rarity(string stem) => Math.Log((1.0 + _labels.Count) / (_byStem.TryGetValue(stem, out var list) ? list.Count : 10));
}
