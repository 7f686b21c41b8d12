using System.Runtime.InteropServices;

namespace Pathways.Matching;

/// <summary>Cosines over sparse vectors weighted by rarity (TF-IDF), by inverted lists in flat arrays. Immutable, safe to share.</summary>
internal sealed class SparseIndex
{
    private readonly Dictionary<uint, int> _features = [];
    private readonly int[] _starts, _rows;
    private readonly float[] _weights, _rarity;
    private readonly float _rarest;
    private readonly bool _binary;
    private readonly int _count;

    /// <param name="count">How many rows there are.</param>
    /// <param name="features">The features of a row, by its number; one that occurs twice counts twice unless <paramref name="binary"/>.</param>
    public SparseIndex(int count, Func<int, IEnumerable<uint>> features, bool binary)
    {
        (_count, _binary) = (count, binary);
        var rows = new (int Feature, float Count)[count][];
        for (var row = 0; row < count; row++) rows[row] = Counted(features(row));
        _starts = new int[_features.Count + 1];
        foreach (var row in rows)
            foreach (var (feature, _) in row) _starts[feature + 1]++;
        _rarity = [.. Enumerable.Range(0, _features.Count).Select(f => (float)(Math.Log((1.0 + count) / (1 + _starts[f + 1])) + 1))];
        _rarest = (float)(Math.Log(1.0 + count) + 1);
        for (var f = 0; f < _features.Count; f++) _starts[f + 1] += _starts[f];
        (_rows, _weights) = (new int[_starts[^1]], new float[_starts[^1]]);
        Fill(rows);
    }

    /// <summary>Calls back with each row that shares a feature, and their cosine, if it is at least that much.</summary>
    public void EachCosine(IEnumerable<uint> features, float least, Action<int, float> found)
    {
        var dots = SparseScratch.Rent(_count);
        var norm = 0f;
        foreach (var (feature, times) in Counts(features))
        {
            var known = _features.TryGetValue(feature, out var f);
            var weight = times * (known ? _rarity[f] : _rarest);
            norm += weight * weight;
            if (!known) continue;
            for (var i = _starts[f]; i < _starts[f + 1]; i++) dots.Add(_rows[i], weight * _weights[i]);
        }
        var scale = norm == 0 ? 0 : 1 / MathF.Sqrt(norm);
        foreach (var row in dots.Touched)
            if (dots[row] * scale >= least) found(row, dots[row] * scale);
        dots.Return();
    }

    private void Fill((int Feature, float Count)[][] rows)
    {
        var next = _starts[..^1];
        for (var row = 0; row < rows.Length; row++)
        {
            var norm = 0f;
            foreach (var (f, times) in rows[row]) norm += times * _rarity[f] * times * _rarity[f];
            var scale = norm == 0 ? 0 : 1 / MathF.Sqrt(norm);
            foreach (var (f, times) in rows[row])
            {
                _rows[next[f]] = row;
                _weights[next[f]++] = times * _rarity[f] * scale;
            }
        }
    }

    private (int, float)[] Counted(IEnumerable<uint> features)
    {
        var counts = Counts(features);
        var result = new (int, float)[counts.Count];
        var at = 0;
        foreach (var (feature, times) in counts)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_features, feature, out var known);
            if (!known) id = _features.Count - 1;
            result[at++] = (id, times);
        }
        return result;
    }

    private Dictionary<uint, float> Counts(IEnumerable<uint> features)
    {
        var counts = new Dictionary<uint, float>();
        foreach (var feature in features)
        {
            ref var times = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _);
            times = _binary ? 1 : times + 1;
        }
        return counts;
    }
}
