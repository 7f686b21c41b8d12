using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Storage;

namespace Pathways.LocalMongo.Commands;

/// <summary>Counts what a query finds.</summary>
internal sealed class CountCommand(DataStore store) : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["count"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        var arguments = request.Arguments;
        CollectionName.Check(request.Database, request.Collection);
        var query = arguments.Document("query") ?? [];
        // A hinted index may hold fewer documents than there are, and then they are counted.
        var hint = arguments.Value("hint");
        var selection = new Selection(query, hint: hint);
        // A negative limit means the same number.
        var (skip, limit) = (arguments.Count("skip") ?? 0, Math.Abs(arguments.Whole("limit") ?? 0));
        arguments.Refuse("collation");
        arguments.End();
        var count = store.Read(snapshot => snapshot.Catalog.Find(request.Database, request.Collection) is not { } collection ? 0
            : query.ElementCount == 0 && hint is null ? snapshot.Count(collection)
            : selection.Run(snapshot, collection, request.Deadline).LongCount());
        count = Math.Max(0, count - skip);
        return Task.FromResult(new BsonDocument("n", (int)Math.Min(count, limit > 0 ? limit : int.MaxValue)));
    }
}
