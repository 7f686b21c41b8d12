using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;
using Pathways.LocalMongo.Storage;

namespace Pathways.LocalMongo.Commands;

/// <summary>Which documents a command is about, and in which order.</summary>
internal sealed class Selection
{
    private const string Natural = "$natural";
    private readonly BsonDocument _query;
    private readonly BsonValue? _hint;
    private readonly SortOrder? _sort;
    private readonly int _natural;

    public Selection(BsonDocument query, BsonDocument? let, DateTime now, BsonDocument? sort = null, BsonValue? hint = null)
    {
        _query = query;
        Filter = Filter.Parse(query, let, now);
        _natural = NaturalOf(sort) + NaturalOf(hint);
        _sort = sort is { ElementCount: > 0 } && NaturalOf(sort) == 0 ? SortOrder.Parse(sort) : null;
        _hint = hint is null || NaturalOf(hint) != 0 ? null : hint;
        if (_hint is not (null or BsonString or BsonDocument))
            throw new CommandException(ErrorCodes.FailedToParse, "Hint must be a string or an object");
    }

    public Filter Filter { get; }

    public BsonDocument Query => _query;

    /// <summary>The documents, read as they are asked for where no sorting is needed.</summary>
    public IEnumerable<StoredDocument> Run(Snapshot snapshot, CollectionInfo? collection, Deadline deadline)
    {
        if (collection is null)
            return [];
        var path = PathIn(collection);
        var found = path.Run(snapshot, collection).Where(stored =>
        {
            deadline.Check();
            return Filter.Matches(stored.Document);
        });
        return _sort is null || path.GivesSort ? found : Sorted(found, _sort);
    }

    private AccessPath PathIn(CollectionInfo collection)
    {
        if (_natural != 0)
            return AccessPath.Everything(_natural < 0);
        if (_hint is null)
            return AccessPath.Choose(collection.Indexes, Filter, _query, _sort);
        var hinted = collection.Indexes.FirstOrDefault(index => _hint is BsonString name ? index.Name == name.Value : BsonOrder.Instance.Equals(index.Key, _hint))
            ?? throw new CommandException(ErrorCodes.BadValue, "error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index");
        return AccessPath.Over(hinted, Filter, _sort);
    }

    private static IEnumerable<StoredDocument> Sorted(IEnumerable<StoredDocument> found, SortOrder sort)
    {
        // The documents themselves are sorted; where each lies is found again by reference.
        var rows = new Dictionary<BsonDocument, long>(ReferenceEqualityComparer.Instance);
        foreach (var stored in found)
            rows.Add(stored.Document, stored.Row);
        return sort.Apply(rows.Keys).Select(document => new StoredDocument(rows[document], document));
    }

    private static int NaturalOf(BsonValue? value)
    {
        if (value is not BsonDocument document || !document.TryGetValue(Natural, out var direction))
            return 0;
        if (document.ElementCount > 1 || !direction.IsNumeric || direction.ToDouble() is not (1 or -1))
            throw new CommandException(ErrorCodes.BadValue, "$natural sort cannot be set to a value other than -1 or 1.");
        return direction.ToInt32();
    }
}
