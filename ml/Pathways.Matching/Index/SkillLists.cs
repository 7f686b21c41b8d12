using System.Runtime.InteropServices;

namespace Pathways.Matching;

/// <summary>Which openings ask for a skill and which welcome it: inverted lists, places in ascending order.</summary>
internal sealed class SkillLists
{
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly int[] _starts, _places;

    /// <param name="skillsOf">The skills of an opening; one that is named twice counts twice.</param>
    public SkillLists(PreparedOpening[] openings, Func<Opening, IReadOnlyList<string>> skillsOf)
    {
        var (counts, ordinals) = (new List<int>(), new List<int>(openings.Length * 4));
        foreach (var opening in openings)
            foreach (var skill in skillsOf(opening.Source))
            {
                ref var ordinal = ref CollectionsMarshal.GetValueRefOrAddDefault(_ordinals, skill, out var known);
                if (!known)
                {
                    ordinal = counts.Count;
                    counts.Add(0);
                }
                counts[ordinal]++;
                ordinals.Add(ordinal);
            }
        _starts = new int[counts.Count + 1];
        for (var i = 0; i < counts.Count; i++) _starts[i + 1] = _starts[i] + counts[i];
        _places = new int[_starts[^1]];
        var (next, at) = (_starts[..^1], 0);
        for (var place = 0; place < openings.Length; place++)
            for (var left = skillsOf(openings[place].Source).Count; left > 0; left--) _places[next[ordinals[at++]]++] = place;
    }

    /// <summary>Empty for a skill that no opening names.</summary>
    public ReadOnlySpan<int> Of(string skill) =>
        _ordinals.TryGetValue(skill, out var ordinal) ? _places.AsSpan(_starts[ordinal].._starts[ordinal + 1]) : [];
}
