namespace Pathways.Matching;

/// <summary>An opening's place in the index, with what it is ordered by.</summary>
internal readonly record struct Placed(int Place, double Key);

/// <summary>
/// The first few of many openings that are offered in any order: the greater key first, the same key by id. Keeps no more
/// than it needs. To be used again and again; not safe to share.
/// </summary>
internal sealed class Selection
{
    private OpeningIndex _index = OpeningIndex.Empty;
    private Placed[] _kept = [];
    private int _count, _take;
    private Cursor? _after;
    private Placed _last;
    private double _least;

    /// <summary>How many of those offered come up to the point that the selection begins after.</summary>
    public int Before { get; private set; }

    /// <summary>What has a smaller key is certainly not selected.</summary>
    public double Least => _least;

    /// <param name="take">How many at most; at least 1.</param>
    /// <param name="after">Only what comes after this point of the order.</param>
    public void Reset(OpeningIndex index, int take, Cursor? after = null)
    {
        (_index, _take, _after, _count, Before, _least) = (index, take, after, 0, 0, double.NegativeInfinity);
        if (_kept.Length < take * 2) _kept = new Placed[take * 2];
    }

    public void Offer(int place, double key)
    {
        if (_after is { } cursor && !IsPast(place, key, cursor)) Before++;
        else if (key > _least || (key == _least && IsBefore(new(place, key), _last)))
        {
            _kept[_count++] = new(place, key);
            if (_count == _take * 2) Cut();
        }
    }

    /// <summary>The selected, in order. They stay until the next <see cref="Reset"/>.</summary>
    public ReadOnlySpan<Placed> Take()
    {
        Sort();
        return _kept.AsSpan(0, Math.Min(_count, _take));
    }

    private void Cut()
    {
        Sort();
        _count = _take;
        (_last, _least) = (_kept[_take - 1], _kept[_take - 1].Key);
    }

    private void Sort() => _kept.AsSpan(0, _count).Sort((a, b) => IsBefore(a, b) ? -1 : IsBefore(b, a) ? 1 : 0);

    private bool IsBefore(Placed a, Placed b) => a.Key > b.Key || (a.Key == b.Key && _index.IdRanks[a.Place] < _index.IdRanks[b.Place]);

    private bool IsPast(int place, double key, Cursor cursor) =>
        key < cursor.Key || (key == cursor.Key && string.CompareOrdinal(_index.Openings[place].Source.Id, cursor.Id) > 0);
}
