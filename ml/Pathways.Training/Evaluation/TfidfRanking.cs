using Pathways.Matching;

namespace Pathways.Training;

/// <summary>The baseline: labels by the cosine of their character 2–5-grams (lower case, spaces too) with a text's.</summary>
internal sealed class TfidfRanking(IReadOnlyList<FinderLabel> labels)
{
    private readonly SparseIndex _index = new(labels.Count, label => Grams(labels[label].Text), binary: false);

    /// <summary>Numbers of the labels that share a gram, the nearest first; of equals the one that stands first.</summary>
    public IEnumerable<int> Labels(string text)
    {
        var found = new List<(int Label, float Cosine)>();
        _index.EachCosine(Grams(text), 0, (label, cosine) => found.Add((label, cosine)));
        return found.OrderByDescending(f => f.Cosine).ThenBy(f => f.Label).Select(f => f.Label);
    }

    private static IEnumerable<uint> Grams(string text) => CharGrams.Of(text.ToLowerInvariant(), 2, 5);
}
