using System.Buffers;

namespace Pathways.Matching;

/// <summary>An opening with its place in the order: the greater key first, the same key by id.</summary>
internal readonly record struct Placed(int Place, double Key);

/// <summary>Openings with their keys, in no order; pages are selected from it without sorting it all. Not safe to share.</summary>
internal sealed class PlacedOpenings : IDisposable
{
    private int[] _places = [];
    private double[] _keys = [];
    private OpeningIndex _index = OpeningIndex.Empty;

    public int Count { get; private set; }

    public ReadOnlySpan<int> Places => _places.AsSpan(0, Count);

    public void Reset(OpeningIndex index, int capacity)
    {
        (_index, Count) = (index, 0);
        if (_places.Length >= capacity) return;
        Dispose();
        (_places, _keys) = (ArrayPool<int>.Shared.Rent(capacity), ArrayPool<double>.Shared.Rent(capacity));
    }

    public void Add(int place, double key) => (_places[Count], _keys[Count++]) = (place, key);

    /// <summary>Gives the one that was added as number <paramref name="i"/> its key.</summary>
    public void Rekey(int i, double key) => _keys[i] = key;

    /// <summary>The first so many after a point of the order, in order.</summary>
    /// <param name="take">At most as many as have room.</param>
    /// <param name="before">How many come up to that point.</param>
    public Placed[] Select(Cursor? after, int take, out int before)
    {
        var best = new PriorityQueue<Placed, Placed>(take + 1, Comparer<Placed>.Create((a, b) => Compare(b, a)));
        before = 0;
        var least = double.NegativeInfinity;
        for (var i = 0; i < Count; i++)
        {
            var placed = new Placed(_places[i], _keys[i]);
            if (after is { } cursor && !IsPast(placed, cursor)) before++;
            else if (best.Count < take) best.Enqueue(placed, placed);
            else if (placed.Key >= least) best.EnqueueDequeue(placed, placed);
            else continue;
            if (best.Count == take) least = best.Peek().Key;
        }
        var selected = new Placed[best.Count];
        for (var i = selected.Length - 1; i >= 0; i--) selected[i] = best.Dequeue();
        return selected;
    }

    public void Dispose()
    {
        if (_places.Length == 0) return;
        ArrayPool<int>.Shared.Return(_places);
        ArrayPool<double>.Shared.Return(_keys);
        (_places, _keys) = ([], []);
    }

    private int Compare(Placed a, Placed b)
    {
        var byKey = b.Key.CompareTo(a.Key);
        return byKey != 0 ? byKey : _index.IdRanks[a.Place].CompareTo(_index.IdRanks[b.Place]);
    }

    private bool IsPast(Placed placed, Cursor cursor) =>
        placed.Key < cursor.Key || (placed.Key == cursor.Key && string.CompareOrdinal(_index.Openings[placed.Place].Source.Id, cursor.Id) > 0);
}
