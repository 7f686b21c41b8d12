using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;
using Pathways.LocalMongo.Storage;

namespace Pathways.LocalMongo.Commands;

/// <summary>Which documents a command is about, and in which order.</summary>
internal sealed class Selection
{
    private static readonly BsonDocument EveryDocument = new("$natural", 1);
    private readonly BsonDocument _query;
    private readonly Filter _filter;
    private readonly SortOrder? _sort;
    private readonly BsonValue? _hint;

    public Selection(BsonDocument query, BsonDocument? sort = null, BsonValue? hint = null)
    {
        (_query, _filter, _hint) = (query, Filter.Parse(query), hint);
        _sort = sort is { ElementCount: > 0 } ? SortOrder.Parse(sort) : null;
        if (hint is not (null or BsonString or BsonDocument))
            throw new CommandException(ErrorCodes.FailedToParse, "Hint must be a string or an object");
    }

    /// <summary>The documents, read as they are asked for where no sorting is needed.</summary>
    public IEnumerable<StoredDocument> Run(Snapshot snapshot, CollectionInfo? collection, Deadline deadline)
    {
        if (collection is null)
            return [];
        var path = PathIn(collection);
        var found = path.Run(snapshot, collection).Where(stored =>
        {
            deadline.Check();
            return _filter.Matches(stored.Document);
        });
        return _sort is null || path.GivesSort ? found : _sort.Apply(found, stored => stored.Document);
    }

    private AccessPath PathIn(CollectionInfo collection)
    {
        if (_hint is null)
            return AccessPath.Choose(collection.Indexes, _filter, _query, _sort);
        if (BsonOrder.Instance.Equals(_hint, EveryDocument))
            return AccessPath.Everything;
        var hinted = collection.Indexes.FirstOrDefault(index => _hint is BsonString name ? index.Name == name.Value : BsonOrder.Instance.Equals(index.Key, _hint))
            ?? throw new CommandException(ErrorCodes.BadValue, "error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index");
        return AccessPath.Over(hinted, _filter, _sort);
    }
}
