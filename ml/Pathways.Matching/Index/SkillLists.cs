namespace Pathways.Matching;

/// <summary>Which openings ask for a skill and which welcome it: inverted lists, places in ascending order.</summary>
internal sealed class SkillLists
{
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly int[] _starts, _places;

    /// <param name="skillsOf">The skills of an opening; one that is named twice counts twice.</param>
    public SkillLists(PreparedOpening[] openings, Func<Opening, IReadOnlyList<string>> skillsOf)
    {
        var counts = new List<int>();
        foreach (var opening in openings)
            foreach (var skill in skillsOf(opening.Source))
            {
                if (_ordinals.TryAdd(skill, counts.Count)) counts.Add(0);
                counts[_ordinals[skill]]++;
            }
        _starts = new int[counts.Count + 1];
        for (var i = 0; i < counts.Count; i++) _starts[i + 1] = _starts[i] + counts[i];
        _places = new int[_starts[^1]];
        var next = _starts[..^1];
        for (var place = 0; place < openings.Length; place++)
            foreach (var skill in skillsOf(openings[place].Source)) _places[next[_ordinals[skill]]++] = place;
    }

    /// <summary>Empty for a skill that no opening names.</summary>
    public ReadOnlySpan<int> Of(string skill) =>
        _ordinals.TryGetValue(skill, out var ordinal) ? _places.AsSpan(_starts[ordinal].._starts[ordinal + 1]) : [];
}
