using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Storage;

namespace Pathways.LocalMongo.Commands;

/// <summary>The values that a field has in what a query finds; an array counts by its elements.</summary>
internal sealed class DistinctCommand(DataStore store, TimeProvider clock) : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["distinct"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        var arguments = request.Arguments;
        CollectionName.Check(request.Database, request.Collection);
        var key = arguments.Needed("key", arguments.Text("key"));
        var selection = new Selection(arguments.Document("query") ?? [], null, clock.Now(), null, arguments.Value("hint"));
        arguments.PlainCollation();
        arguments.End();
        var path = FieldPath.Parse(key);
        var values = store.Read(snapshot =>
        {
            var found = selection.Run(snapshot, snapshot.Catalog.Find(request.Database, request.Collection), request.Deadline);
            return found.SelectMany(stored => ValuesOf(path, stored.Document)).Distinct(BsonOrder.Instance).ToList();
        });
        return Task.FromResult(new BsonDocument("values", new BsonArray(values)));
    }

    private static IEnumerable<BsonValue> ValuesOf(FieldPath path, BsonDocument document)
    {
        foreach (var leaf in path.Leaves(document, spread: false))
            if (leaf.Value is BsonArray array)
                foreach (var item in array)
                    yield return item;
            else if (leaf.Value is not null)
                yield return leaf.Value;
    }
}
