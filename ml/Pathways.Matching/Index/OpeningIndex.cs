using System.Collections.Frozen;

namespace Pathways.Matching;

/// <summary>
/// All openings that are ranked, in memory. Immutable: build a new one when the store's revision moves and swap the
/// reference. Safe to share.
/// </summary>
public sealed class OpeningIndex
{
    private readonly FrozenDictionary<string, PreparedOpening> _byId;

    private OpeningIndex(PreparedOpening[] openings, long revision)
    {
        Openings = openings;
        Revision = revision;
        _byId = openings.ToFrozenDictionary(o => o.Source.Id, StringComparer.Ordinal);
    }

    public static OpeningIndex Empty { get; } = Build([], 0);

    /// <summary>The store's revision that this was built from.</summary>
    public long Revision { get; }

    public int Count => Openings.Length;

    internal PreparedOpening[] Openings { get; }

    /// <exception cref="ArgumentException">Two openings have one id.</exception>
    public static OpeningIndex Build(IEnumerable<Opening> openings, long revision) =>
        new([.. openings.OrderBy(o => o.Id, StringComparer.Ordinal).Select(o => new PreparedOpening(o))], revision);

    /// <summary>An opening by its id, or null.</summary>
    public Opening? Find(string id) => _byId.GetValueOrDefault(id)?.Source;

    internal PreparedOpening? FindPrepared(string id) => _byId.GetValueOrDefault(id);
}
