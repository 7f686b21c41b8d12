using System.Buffers;
using System.Numerics;

namespace Pathways.Matching;

/// <summary>
/// Some of an index's openings, by their places in it: a bit each, in memory that is lent again and again. Only words within
/// the spans hold anything, so that the others need not be looked at. Not safe to share.
/// </summary>
internal sealed class OpeningSet : IDisposable
{
    /// <summary>Spans that lie this near, in words, are kept as one.</summary>
    private const int NearWords = 8;

    private readonly List<(int From, int To)> _spans = [];
    private ulong[] _words = [];

    /// <summary>How many there are, as of the last <see cref="Recount"/>.</summary>
    public int Count { get; private set; }

    /// <summary>How many words may hold something.</summary>
    public int SpanWords { get; private set; }

    /// <summary>Spans of words, in ascending order and apart.</summary>
    public IReadOnlyList<(int From, int To)> Spans => _spans;

    public ReadOnlySpan<ulong> Words => _words;

    /// <summary>Nothing, with room for an index's openings.</summary>
    public void Reset(int openings)
    {
        var words = (openings + 63) / 64;
        if (_words.Length < words)
        {
            Dispose();
            _words = ArrayPool<ulong>.Shared.Rent(words);
        }
        _words.AsSpan(0, words).Clear();
        _spans.Clear();
        Count = 0;
    }

    public bool Has(int place) => (_words[place >> 6] >> place & 1) != 0;

    public void Remove(int place) => _words[place >> 6] &= ~(1UL << place);

    /// <summary>Adds the places from one on up to another; none of them may lie before what was added earlier.</summary>
    public void AddRange(int from, int to)
    {
        if (from >= to) return;
        var (first, last) = (from >> 6, (to - 1) >> 6);
        var known = _spans.Count == 0 ? 0 : _spans[^1].To;
        if (_spans.Count > 0 && first - known < NearWords)
        {
            if (last >= known) _spans[^1] = (_spans[^1].From, last + 1);
        }
        else _spans.Add((first, last + 1));
        for (var word = first; word <= last; word++)
            _words[word] |= (word == first ? ulong.MaxValue << from : ulong.MaxValue) & (word == last ? ulong.MaxValue >> (63 - (to - 1 & 63)) : ulong.MaxValue);
    }

    /// <summary>Takes out what a bitmap over all openings holds.</summary>
    public void Remove(ulong[] bitmap)
    {
        foreach (var (from, to) in _spans)
        {
            var words = _words.AsSpan(from, to - from);
            var others = bitmap.AsSpan(from, to - from);
            var i = 0;
            for (; i <= words.Length - Vector<ulong>.Count; i += Vector<ulong>.Count)
                Vector.AndNot(new Vector<ulong>(words[i..]), new Vector<ulong>(others[i..])).CopyTo(words[i..]);
            for (; i < words.Length; i++) words[i] &= ~others[i];
        }
    }

    /// <summary>Puts what is left of a word in its place.</summary>
    public void Set(int word, ulong bits) => _words[word] = bits;

    public void Recount()
    {
        var (count, words) = (0, 0);
        foreach (var (from, to) in _spans)
        {
            words += to - from;
            foreach (var word in _words.AsSpan(from, to - from)) count += BitOperations.PopCount(word);
        }
        (Count, SpanWords) = (count, words);
    }

    /// <summary>The places, in ascending order. Those met may be removed on the way.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Gives the memory back. The set can be used again after <see cref="Reset"/>.</summary>
    public void Dispose()
    {
        if (_words.Length > 0) ArrayPool<ulong>.Shared.Return(_words);
        _words = [];
    }

    /// <summary>Goes through the places.</summary>
    public struct Enumerator(OpeningSet set)
    {
        private int _span = -1, _word, _end;
        private ulong _left;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (_left == 0)
            {
                if (++_word >= _end)
                {
                    if (++_span >= set._spans.Count) return false;
                    (_word, _end) = set._spans[_span];
                }
                _left = set._words[_word];
            }
            Current = (_word << 6) + BitOperations.TrailingZeroCount(_left);
            _left &= _left - 1;
            return true;
        }
    }
}
