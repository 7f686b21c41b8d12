namespace Pathways.Matching;

/// <summary>
/// What one hard rule or a few look at, for all openings: the distinct values, each with an opening that has it, and who has
/// which. A rule is asked once a value instead of once an opening, so it says exactly what it says anywhere else.
/// </summary>
internal sealed class RuleColumn
{
    /// <summary>A value that more than one opening in so many has is kept as a bitmap, the others as lists.</summary>
    private const int BitmapFromOneIn = 64;

    private readonly IEligibilityRule[] _rules;
    private readonly PreparedOpening[] _examples;
    private readonly int[] _counts;

    /// <summary>Null where there are more values than it can tell apart.</summary>
    private readonly ushort[]? _valueOf;
    private readonly ulong[]?[] _bitmaps;
    private readonly int[] _starts, _places;

    private RuleColumn(IEligibilityRule[] rules, PreparedOpening[] examples, int[] valueOf)
    {
        (_rules, _examples) = (rules, examples);
        _counts = new int[examples.Length];
        foreach (var value in valueOf) _counts[value]++;
        _valueOf = examples.Length > ushort.MaxValue ? null : Array.ConvertAll(valueOf, v => (ushort)v);
        _bitmaps = new ulong[]?[examples.Length];
        _starts = new int[examples.Length];
        var listed = 0;
        for (var value = 0; value < examples.Length; value++)
        {
            _starts[value] = listed;
            if ((long)_counts[value] * BitmapFromOneIn > valueOf.Length) _bitmaps[value] = new ulong[(valueOf.Length + 63) / 64];
            else listed += _counts[value];
        }
        _places = new int[listed];
        Fill(valueOf, [.. _starts]);
    }

    /// <param name="keyOf">All that the rules look at: openings with the same key are the same to them.</param>
    public static RuleColumn Of<TKey>(PreparedOpening[] openings, Func<PreparedOpening, TKey> keyOf, params IEligibilityRule[] rules) where TKey : notnull
    {
        var values = new Dictionary<TKey, int>();
        var examples = new List<PreparedOpening>();
        var valueOf = new int[openings.Length];
        for (var place = 0; place < openings.Length; place++)
        {
            var key = keyOf(openings[place]);
            if (!values.TryGetValue(key, out var value))
            {
                values[key] = value = examples.Count;
                examples.Add(openings[place]);
            }
            valueOf[place] = value;
        }
        return new(rules, [.. examples], valueOf);
    }

    /// <summary>Takes out of a set what the rules hide from a person.</summary>
    public void Restrict(OpeningSet set, PreparedPerson person, DateOnly today)
    {
        Span<bool> hidden = _examples.Length <= 1024 ? stackalloc bool[_examples.Length] : new bool[_examples.Length];
        long cost = 0;
        var any = false;
        for (var value = 0; value < hidden.Length; value++)
        {
            if (IsAllowed(person, _examples[value], today)) continue;
            (hidden[value], any) = (true, true);
            cost += _bitmaps[value] is null ? _counts[value] : set.SpanWords / 2;
        }
        if (!any) return;
        if (_valueOf is not null && set.Count * 2L < cost) RestrictEach(set, hidden, _valueOf);
        else RestrictByValue(set, hidden);
        set.Recount();
    }

    private static void RestrictEach(OpeningSet set, ReadOnlySpan<bool> hidden, ushort[] valueOf)
    {
        foreach (var place in set)
            if (hidden[valueOf[place]]) set.Remove(place);
    }

    private void RestrictByValue(OpeningSet set, ReadOnlySpan<bool> hidden)
    {
        for (var value = 0; value < hidden.Length; value++)
        {
            if (!hidden[value]) continue;
            if (_bitmaps[value] is { } bitmap) set.Remove(bitmap);
            else
                foreach (var place in _places.AsSpan(_starts[value], _counts[value])) set.Remove(place);
        }
    }

    private bool IsAllowed(PreparedPerson person, PreparedOpening example, DateOnly today)
    {
        foreach (var rule in _rules)
            if (!rule.Allows(person, example, today)) return false;
        return true;
    }

    private void Fill(int[] valueOf, int[] next)
    {
        for (var place = 0; place < valueOf.Length; place++)
        {
            var value = valueOf[place];
            if (_bitmaps[value] is { } bitmap) bitmap[place >> 6] |= 1UL << place;
            else _places[next[value]++] = place;
        }
    }
}
