using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Storage;

namespace Pathways.LocalMongo.Commands;

/// <summary>Makes indexes, all or none.</summary>
/// <remarks>https://www.mongodb.com/docs/manual/reference/command/createIndexes/</remarks>
internal sealed class CreateIndexesCommand(DataStore store) : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["createIndexes"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        var arguments = request.Arguments;
        CollectionName.Check(request.Database, request.Collection);
        var specs = arguments.Needed("indexes", arguments.Documents("indexes")).Select(IndexSpec.Read).ToList();
        arguments.End();
        if (specs.Count == 0)
            throw new CommandException(ErrorCodes.BadValue, "Must specify at least one index to create");
        return store.WriteAsync(transaction =>
        {
            var made = transaction.Catalog.Find(request.Database, request.Collection) is null;
            var collection = transaction.Ensure(request.Database, request.Collection);
            var before = collection.Indexes.Count;
            foreach (var spec in specs)
                if (IndexSpec.IsNew(spec, transaction.Catalog.Find(request.Database, request.Collection)!))
                    transaction.AddIndex(collection, spec);
            var after = transaction.Catalog.Find(request.Database, request.Collection)!.Indexes.Count;
            var answer = new BsonDocument { { "numIndexesBefore", before }, { "numIndexesAfter", after }, { "createdCollectionAutomatically", made } };
            return before == after ? answer.Add("note", "all indexes already exist") : answer;
        });
    }
}

/// <summary>Removes indexes, by name, or all but that of _id.</summary>
internal sealed class DropIndexesCommand(DataStore store) : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["dropIndexes", "deleteIndexes"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        CollectionName.Check(request.Database, request.Collection);
        var wanted = request.Arguments.Needed("index", request.Arguments.Value("index"));
        request.Arguments.End();
        return store.WriteAsync(transaction =>
        {
            var collection = transaction.Catalog.Find(request.Database, request.Collection)
                ?? throw new CommandException(ErrorCodes.NamespaceNotFound, $"ns not found {request.Database}.{request.Collection}");
            foreach (var index in Wanted(collection, wanted))
                transaction.DropIndex(collection, index);
            return new BsonDocument("nIndexesWas", collection.Indexes.Count);
        });
    }

    private static List<IndexInfo> Wanted(CollectionInfo collection, BsonValue wanted)
    {
        if (wanted == "*")
            return [.. collection.Indexes.Where(index => !index.IsId)];
        if (wanted is not BsonString name)
            throw CommandException.NotServed("dropIndexes by anything but a name");
        var index = collection.Index(name.Value) ?? throw new CommandException(ErrorCodes.IndexNotFound, $"index not found with name [{name.Value}]");
        return index.IsId ? throw new CommandException(ErrorCodes.InvalidOptions, "cannot drop _id index") : [index];
    }
}

/// <summary>The indexes of a collection.</summary>
internal sealed class ListIndexesCommand(DataStore store, CursorTable cursors) : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["listIndexes"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        CollectionName.Check(request.Database, request.Collection);
        var batchSize = CursorTable.BatchSize(request.Arguments.Document("cursor") ?? [], "listIndexes.cursor");
        request.Arguments.End();
        var collection = store.Read(snapshot => snapshot.Catalog.Find(request.Database, request.Collection))
            ?? throw new CommandException(ErrorCodes.NamespaceNotFound, $"ns does not exist: {request.Database}.{request.Collection}");
        return Task.FromResult(cursors.Begin(collection.Namespace, collection.Indexes.Select(index => index.Spec), batchSize));
    }
}
