using System.Buffers;

namespace Pathways.Matching;

/// <summary>
/// A score that is cheap to work out for very many openings: what each would get from somebody of whom nothing is known, what the
/// person's skills add by the inverted lists, and what the person's work adds by its occupation. Made once for an index.
/// </summary>
internal sealed class FirstStage
{
    private const int Counts = 256;
    private readonly OpeningIndex _index;
    private readonly FirstStageWeights _weights;
    private readonly float[] _base;
    private readonly byte[] _required, _welcome;
    private readonly ushort[] _occupationOf;
    private readonly float[] _shares = [.. Enumerable.Range(0, Counts).Select(count => 1f / Math.Max(1, count))];

    public FirstStage(OpeningIndex index, FirstStageWeights weights, DateOnly today)
    {
        (_index, _weights) = (index, weights);
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
    }

    /// <summary>Selects the best of what is allowed (<see cref="MatchBuffers.Allowed"/>) into <see cref="MatchBuffers.Promising"/>.</summary>
    public void Select(PersonView person, MatchBuffers buffers, int take, Cursor? after = null)
    {
        buffers.RoomForSums(_index.Count);
        foreach (var (skill, required, welcome) in _weights.GainsOf(person))
        {
            Add(_index.Required.Of(skill), (float)required, _required, buffers);
            Add(_index.Welcome.Of(skill), (float)welcome, _welcome, buffers);
        }
        var byOccupation = ArrayPool<float>.Shared.Rent(_weights.Occupations);
        _weights.ReadOccupations(person, byOccupation);
        var (sums, promising) = (buffers.Sums, buffers.Promising);
        promising.Reset(_index, take, after);
        foreach (var place in buffers.Allowed)
        {
            promising.Offer(place, _base[place] + byOccupation[_occupationOf[place]] + sums[place]);
            sums[place] = 0;
        }
        ArrayPool<float>.Shared.Return(byOccupation);
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
        var (allowed, sums) = (buffers.Allowed, buffers.Sums);
        foreach (var (from, to) in allowed.Spans)
        {
            // Lists ascend, and so do spans: what lies before the span is skipped by halves.
            places = places[From(places, from << 6)..];
            var end = to << 6;
            var i = 0;
            for (; i < places.Length && places[i] < end; i++)
                if (allowed.Has(places[i])) sums[places[i]] += gain * _shares[counts[places[i]]];
            places = places[i..];
        }
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
