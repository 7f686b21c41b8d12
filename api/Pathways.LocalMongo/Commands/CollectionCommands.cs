using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Storage;

namespace Pathways.LocalMongo.Commands;

/// <summary>Makes an empty collection. Capped, clustered, time-series and validated ones are not served.</summary>
internal sealed class CreateCommand(DataStore store) : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["create"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        var (arguments, database, name) = (request.Arguments, request.Database, request.Collection);
        CollectionName.Check(database, name);
        arguments.Refuse("collation", "capped", "timeseries", "clusteredIndex", "expireAfterSeconds", "changeStreamPreAndPostImages", "validator", "validationLevel", "validationAction",
            "viewOn", "pipeline", "size", "max", "storageEngine", "indexOptionDefaults", "encryptedFields", "idIndex", "autoIndexId");
        arguments.End();
        return store.WriteAsync(transaction =>
        {
            if (transaction.Catalog.Find(database, name) is not null)
                throw new CommandException(ErrorCodes.NamespaceExists, $"Collection {database}.{name} already exists.");
            transaction.Ensure(database, name);
            return new BsonDocument();
        });
    }
}

/// <summary>Removes a collection. As of MongoDB 7.0, one that is not there is no error.</summary>
internal sealed class DropCommand(DataStore store, CursorTable cursors) : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["drop"];

    public async Task<BsonDocument> RunAsync(CommandRequest request)
    {
        CollectionName.Check(request.Database, request.Collection);
        request.Arguments.End();
        var answer = await store.WriteAsync(transaction =>
        {
            if (transaction.Catalog.Find(request.Database, request.Collection) is not { } collection)
                return new BsonDocument();
            transaction.Drop(collection);
            return new() { { "nIndexesWas", collection.Indexes.Count }, { "ns", collection.Namespace } };
        });
        cursors.KillAllOf($"{request.Database}.{request.Collection}");
        return answer;
    }
}

/// <summary>The collections of a database.</summary>
internal sealed class ListCollectionsCommand(DataStore store, CursorTable cursors) : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["listCollections"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        var arguments = request.Arguments;
        CollectionName.CheckDatabase(request.Database);
        var filter = Query.Filter.Parse(arguments.Document("filter") ?? []);
        var nameOnly = arguments.Flag("nameOnly") ?? false;
        arguments.Flag("authorizedCollections");
        var batchSize = CursorTable.BatchSize(arguments.Document("cursor") ?? [], "listCollections.cursor");
        arguments.End();
        var found = store.Read(snapshot => snapshot.Catalog.Collections.Values.Where(collection => collection.Database == request.Database).ToList())
            .Select(Describe).Where(filter.Matches).Select(collection => nameOnly ? new BsonDocument { { "name", collection["name"] }, { "type", collection["type"] } } : collection);
        return Task.FromResult(cursors.Begin($"{request.Database}.$cmd.listCollections", found, batchSize));
    }

    private static BsonDocument Describe(CollectionInfo collection) => new()
    {
        { "name", collection.Name },
        { "type", "collection" },
        { "options", new BsonDocument() },
        { "info", new BsonDocument { { "readOnly", false }, { "uuid", new BsonBinaryData(collection.Uuid, GuidRepresentation.Standard) } } },
        { "idIndex", collection.Index(IndexInfo.IdName)!.Spec },
    };
}
