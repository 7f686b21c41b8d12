using MongoDB.Bson;
using Pathways.LocalMongo.Aggregation;
using Pathways.LocalMongo.Storage;

namespace Pathways.LocalMongo.Commands;

/// <summary>Queries a collection.</summary>
/// <remarks>https://www.mongodb.com/docs/manual/reference/command/find/</remarks>
internal sealed class FindCommand(DataStore store, CursorTable cursors, TimeProvider clock) : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["find"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        var arguments = request.Arguments;
        CollectionName.Check(request.Database, request.Collection);
        arguments.Refuse("let", "collation", "noCursorTimeout", "returnKey", "showRecordId", "max", "min", "tailable", "awaitData", "oplogReplay");
        var selection = new Selection(arguments.Document("filter") ?? [], arguments.Document("sort"), arguments.Value("hint"));
        var projection = arguments.Document("projection") is { ElementCount: > 0 } fields ? Projection.Parse(fields, clock.Now()) : null;
        var (skip, limit) = ((int)Math.Min(arguments.Count("skip") ?? 0, int.MaxValue), (int)Math.Min(arguments.Count("limit") ?? 0, int.MaxValue));
        var (batchSize, singleBatch) = (arguments.Count("batchSize") ?? CursorTable.FirstBatch, arguments.Flag("singleBatch") ?? false);
        // Sorting in memory or on disk, and missing shards: nothing changes by them here.
        arguments.Flag("allowDiskUse");
        arguments.Flag("allowPartialResults");
        arguments.End();
        var most = singleBatch && batchSize > 0 ? Math.Min(limit == 0 ? int.MaxValue : limit, (int)Math.Min(batchSize, int.MaxValue)) : limit;
        var found = store.Read(snapshot =>
        {
            var documents = selection.Run(snapshot, snapshot.Catalog.Find(request.Database, request.Collection), request.Deadline).Skip(skip);
            if (most > 0)
                documents = documents.Take(most);
            return documents.Select(stored => projection?.Apply(stored.Document) ?? stored.Document).ToList();
        });
        return Task.FromResult(cursors.Begin($"{request.Database}.{request.Collection}", found, batchSize, singleBatch));
    }
}
