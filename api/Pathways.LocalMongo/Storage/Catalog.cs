using System.Collections.Immutable;
using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Storage;

/// <summary>One index: its specification as MongoDB lists it, and what follows from it.</summary>
/// <param name="Id">Stands before its keys in the table of keys.</param>
/// <param name="IsMultikey">True once a document had an array on one of the fields; it stays so.</param>
internal sealed record IndexInfo(long Id, BsonDocument Spec, bool IsMultikey)
{
    public const string IdName = "_id_";

    public string Name { get; } = Spec["name"].AsString;

    public BsonDocument Key { get; } = Spec["key"].AsBsonDocument;

    public IReadOnlyList<string> Fields { get; } = [.. Spec["key"].AsBsonDocument.Names];

    public IReadOnlyList<FieldPath> Paths { get; } = [.. Spec["key"].AsBsonDocument.Names.Select(FieldPath.Parse)];

    public IReadOnlyList<bool> Descending { get; } = [.. Spec["key"].AsBsonDocument.Values.Select(direction => direction.ToDouble() < 0)];

    /// <summary>True when a path names a position (<c>a.0</c>). In a query that also means a field of that name in any element, which the
    /// keys do not hold; such an index keeps what is unique but is not searched.</summary>
    public bool HasPositions => Paths.Any(path => path.Parts.Skip(1).Any(part => FieldPath.IsIndex(part, out _)));

    public bool IsId => Name == IdName;

    public bool IsUnique { get; } = Spec["name"] == IdName || Spec.GetValue("unique", false).ToBoolean();

    public bool IsSparse { get; } = Spec.GetValue("sparse", false).ToBoolean();

    public BsonDocument? PartialFilter { get; } = Spec.GetValue("partialFilterExpression", BsonNull.Value) as BsonDocument;

    public Filter? Partial { get; } = Spec.GetValue("partialFilterExpression", BsonNull.Value) is BsonDocument filter ? Filter.Parse(filter) : null;

    /// <summary>Seconds after the date in the field at which a document goes; null for an index without it.</summary>
    public double? ExpireAfterSeconds { get; } = Spec.TryGetValue("expireAfterSeconds", out var seconds) ? seconds.ToDouble() : null;
}

/// <summary>One collection.</summary>
/// <param name="Id">The upper bits of its documents' row numbers.</param>
internal sealed record CollectionInfo(long Id, string Database, string Name, Guid Uuid, IReadOnlyList<IndexInfo> Indexes)
{
    private const int RowBits = 40;

    /// <summary>The row numbers of its documents lie above this.</summary>
    public long RowsFrom => Id << RowBits;

    /// <summary>The row numbers of its documents lie below this.</summary>
    public long RowsTo => (Id + 1) << RowBits;

    public string Namespace => $"{Database}.{Name}";

    public IndexInfo? Index(string name) => Indexes.FirstOrDefault(index => index.Name == name);
}

/// <summary>All collections, as of one version of the database file.</summary>
internal sealed record Catalog(long Version, ImmutableDictionary<(string Database, string Name), CollectionInfo> Collections)
{
    public CollectionInfo? Find(string database, string name) => Collections.GetValueOrDefault((database, name));

    /// <summary>The next version, with this collection in place of the one of its name.</summary>
    public Catalog With(CollectionInfo collection) => new(Version + 1, Collections.SetItem((collection.Database, collection.Name), collection));

    /// <summary>The next version, without this collection.</summary>
    public Catalog Without(CollectionInfo collection) => new(Version + 1, Collections.Remove((collection.Database, collection.Name)));
}
