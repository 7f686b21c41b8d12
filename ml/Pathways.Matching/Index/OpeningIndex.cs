namespace Pathways.Matching;

/// <summary>
/// All openings that are ranked, in memory: in columns for the hard rules, with inverted lists of skills. Immutable: build a
/// new one when the store's revision moves and swap the reference. Safe to share.
/// </summary>
public sealed class OpeningIndex
{
    /// <summary>Of a table of ids that is twice as long as there are openings: places + 1, where they hash to or after.</summary>
    private readonly int[] _byId;

    private OpeningIndex(PreparedOpening[] openings, int[] idRanks, long revision)
    {
        (Openings, IdRanks, Revision) = (openings, idRanks, revision);
        _byId = new int[Math.Max(1, openings.Length * 2)];
        for (var place = 0; place < openings.Length; place++)
        {
            var at = SlotOf(openings[place].Source.Id);
            if (_byId[at] != 0) throw new ArgumentException($"Two openings have the id '{openings[place].Source.Id}'.", nameof(openings));
            _byId[at] = place + 1;
        }
        (OpeningColumns? columns, SkillLists? required, SkillLists? welcome) = (null, null, null);
        Parallel.Invoke(() => columns = new(openings), () => required = new(openings, o => o.RequiredSkills), () => welcome = new(openings, o => o.WelcomeSkills));
        (Columns, Required, Welcome) = (columns!, required!, welcome!);
    }

    public static OpeningIndex Empty { get; } = Build([], 0);

    /// <summary>The store's revision that this was built from.</summary>
    public long Revision { get; }

    public int Count => Openings.Length;

    /// <summary>By place: where they are decides the order.</summary>
    internal PreparedOpening[] Openings { get; }

    /// <summary>For each place, where its id stands among all ids.</summary>
    internal int[] IdRanks { get; }

    internal OpeningColumns Columns { get; }
    internal SkillLists Required { get; }
    internal SkillLists Welcome { get; }

    /// <exception cref="ArgumentException">Two openings have one id.</exception>
    public static OpeningIndex Build(IEnumerable<Opening> openings, long revision)
    {
        Opening[] byId = [.. openings];
        Array.Sort(Array.ConvertAll(byId, o => o.Id), byId, StringComparer.Ordinal);
        var (ranks, order) = (Enumerable.Range(0, byId.Length).ToArray(), Array.ConvertAll(byId, PlaceCells.CellOf));
        // Where two lie in one cell, the order of the ids stays.
        Array.Sort([.. order.Select((cell, rank) => ((long)cell << 32) | (uint)rank)], ranks);
        var shared = new SharedParts();
        return new(Array.ConvertAll(ranks, rank => shared.Prepare(byId[rank])), ranks, revision);
    }

    /// <summary>An opening by its id, or null.</summary>
    public Opening? Find(string id) => FindPrepared(id)?.Source;

    internal PreparedOpening? FindPrepared(string id) => PlaceOf(id) is var place and >= 0 ? Openings[place] : null;

    /// <summary>The place of an opening; -1 when it isn't here.</summary>
    internal int PlaceOf(string id) => _byId[SlotOf(id)] - 1;

    private int SlotOf(string id)
    {
        var at = (int)((uint)id.GetHashCode(StringComparison.Ordinal) % (uint)_byId.Length);
        while (_byId[at] != 0 && Openings[_byId[at] - 1].Source.Id != id) at = at + 1 == _byId.Length ? 0 : at + 1;
        return at;
    }
}
