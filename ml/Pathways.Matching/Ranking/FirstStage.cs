using System.Buffers;

namespace Pathways.Matching;

/// <summary>
/// A score that is cheap to work out for very many openings: what each would get from somebody of whom nothing is known, what the
/// person's skills add by the inverted lists, and what the person's work adds by its occupation. Made once for an index.
/// </summary>
internal sealed class FirstStage
{
    private const int Counts = 256;

    /// <summary>Where more than one opening in so many is allowed, those that the skills don't touch are not all looked at.</summary>
    private const int OneInFew = 20;
    private readonly OpeningIndex _index;
    private readonly FirstStageWeights _weights;
    private readonly float[] _base;
    private readonly byte[] _required, _welcome;
    private readonly ushort[] _occupationOf;

    /// <summary>Places by occupation, within one the greatest base first.</summary>
    private readonly int[] _byOccupation;
    private readonly int[] _starts;
    private readonly float[] _shares = [.. Enumerable.Range(0, Counts).Select(count => 1f / Math.Max(1, count))];

    public FirstStage(OpeningIndex index, FirstStageWeights weights, DateOnly today)
    {
        (_index, _weights, Day) = (index, weights, today);
        (_base, _required, _welcome, _occupationOf) = (new float[index.Count], new byte[index.Count], new byte[index.Count], new ushort[index.Count]);
        Parallel.ForEach(Chunks(index.Count), range =>
        {
            var nobody = new PersonView(new PreparedPerson(new Person()), weights.Taxonomy);
            Span<double> features = stackalloc double[Feature.Count];
            for (var place = range.From; place < range.To; place++)
            {
                var opening = index.Openings[place];
                FeatureReader.Read(nobody, opening, today, features);
                _base[place] = (float)weights.Linear.Score(features);
                _required[place] = (byte)Math.Min(Counts - 1, opening.Source.RequiredSkills.Count);
                _welcome[place] = (byte)Math.Min(Counts - 1, opening.Source.WelcomeSkills.Count);
                _occupationOf[place] = weights.OrdinalOf(opening.Source.Occupation);
            }
        });
        _starts = new int[weights.Occupations + 1];
        foreach (var occupation in _occupationOf) _starts[occupation + 1]++;
        for (var i = 0; i < weights.Occupations; i++) _starts[i + 1] += _starts[i];
        _byOccupation = [.. Enumerable.Range(0, index.Count)];
        Array.Sort(Array.ConvertAll(_byOccupation, place => (((long)_occupationOf[place]) << 32) | ~Ascending(_base[place])), _byOccupation);
    }

    /// <summary>The day that it was made for: an opening's age is part of it.</summary>
    public DateOnly Day { get; }

    /// <summary>Selects the best of what is allowed (<see cref="MatchBuffers.Allowed"/>) into <see cref="MatchBuffers.Promising"/>.</summary>
    public void Select(PersonView person, MatchBuffers buffers, int take, Cursor? after = null)
    {
        buffers.RoomForSums(_index.Count);
        buffers.Touched.Clear();
        foreach (var (skill, required, welcome) in _weights.GainsOf(person))
        {
            Add(_index.Required.Of(skill), (float)required, _required, buffers);
            Add(_index.Welcome.Of(skill), (float)welcome, _welcome, buffers);
        }
        var byOccupation = ArrayPool<float>.Shared.Rent(_weights.Occupations);
        _weights.ReadOccupations(person, byOccupation);
        buffers.Promising.Reset(_index, take, after);
        if (after is null && buffers.Allowed.Count > _index.Count / OneInFew) SelectFromLists(buffers, byOccupation);
        else SelectFromAll(buffers, byOccupation);
        ArrayPool<float>.Shared.Return(byOccupation);
    }

    private void SelectFromAll(MatchBuffers buffers, float[] byOccupation)
    {
        var (sums, promising) = (buffers.Sums, buffers.Promising);
        foreach (var place in buffers.Allowed)
        {
            promising.Offer(place, _base[place] + byOccupation[_occupationOf[place]] + sums[place]);
            sums[place] = 0;
        }
    }

    /// <summary>
    /// The same without looking at each: first what the person's skills touch, then by occupation what they don't, from the greatest
    /// base on, until the next can't be among the best.
    /// </summary>
    private void SelectFromLists(MatchBuffers buffers, float[] byOccupation)
    {
        var (allowed, sums, promising) = (buffers.Allowed, buffers.Sums, buffers.Promising);
        foreach (var place in buffers.Touched) promising.Offer(place, _base[place] + byOccupation[_occupationOf[place]] + sums[place]);
        for (var occupation = 0; occupation < _weights.Occupations; occupation++)
            for (var i = _starts[occupation]; i < _starts[occupation + 1]; i++)
            {
                var place = _byOccupation[i];
                var key = _base[place] + byOccupation[occupation];
                if (key < promising.Least) break;
                if (sums[place] == 0 && allowed.Has(place)) promising.Offer(place, key);
            }
        foreach (var place in buffers.Touched) sums[place] = 0;
    }

    /// <summary>The same for one opening at a time, from what it asks for.</summary>
    public Func<int, double> ScoreFor(PersonView person)
    {
        var byOccupation = new float[_weights.Occupations];
        _weights.ReadOccupations(person, byOccupation);
        var gains = _weights.GainsOf(person).ToDictionary(g => g.Skill);
        return place =>
        {
            var opening = _index.Openings[place].Source;
            var sum = 0f;
            foreach (var (skill, required, welcome) in gains.Values)
            {
                foreach (var _ in opening.RequiredSkills.Where(s => s == skill)) sum += (float)required * _shares[_required[place]];
                foreach (var _ in opening.WelcomeSkills.Where(s => s == skill)) sum += (float)welcome * _shares[_welcome[place]];
            }
            return _base[place] + byOccupation[_occupationOf[place]] + sum;
        };
    }

    private void Add(ReadOnlySpan<int> places, float gain, byte[] counts, MatchBuffers buffers)
    {
        if (gain <= 0) return;
        var (allowed, sums, touched) = (buffers.Allowed, buffers.Sums, buffers.Touched);
        foreach (var (from, to) in allowed.Spans)
        {
            // Lists ascend, and so do spans: what lies before the span is skipped by halves.
            places = places[From(places, from << 6)..];
            var end = to << 6;
            var i = 0;
            for (; i < places.Length && places[i] < end; i++)
            {
                var place = places[i];
                if (!allowed.Has(place)) continue;
                if (sums[place] == 0) touched.Add(place);
                sums[place] += gain * _shares[counts[place]];
            }
            places = places[i..];
        }
    }

    /// <summary>The bits of a number, such that they order as the number does.</summary>
    private static uint Ascending(float number)
    {
        var bits = BitConverter.SingleToUInt32Bits(number);
        return (bits & 0x80000000) != 0 ? ~bits : bits | 0x80000000;
    }

    private static int From(ReadOnlySpan<int> places, int least)
    {
        if (places.Length == 0 || places[0] >= least) return 0;
        var at = places.BinarySearch(least);
        if (at < 0) return ~at;
        while (at > 0 && places[at - 1] == least) at--;
        return at;
    }

    private static IEnumerable<(int From, int To)> Chunks(int count)
    {
        const int size = 8192;
        for (var from = 0; from < count; from += size) yield return (from, Math.Min(count, from + size));
    }
}
