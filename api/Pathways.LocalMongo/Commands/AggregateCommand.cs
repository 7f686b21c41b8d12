using MongoDB.Bson;
using Pathways.LocalMongo.Aggregation;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Storage;

namespace Pathways.LocalMongo.Commands;

/// <summary>Runs a pipeline over a collection.</summary>
/// <remarks>https://www.mongodb.com/docs/manual/reference/command/aggregate/</remarks>
internal sealed class AggregateCommand(DataStore store, CursorTable cursors, TimeProvider clock) : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["aggregate"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        var arguments = request.Arguments;
        if (!request.Body[0].IsString)
            throw CommandException.NotServed("aggregate on a database");
        CollectionName.Check(request.Database, request.Collection);
        arguments.Refuse("let", "collation", "explain", "bypassDocumentValidation");
        var pipeline = Pipeline.Parse(arguments.Needed("pipeline", arguments.Array("pipeline")), clock.Now());
        var batchSize = CursorTable.BatchSize(arguments.Document("cursor") ?? throw NoCursor(), "aggregate.cursor");
        var selection = new Selection(pipeline.LeadingFilter ?? [], hint: arguments.Value("hint"));
        arguments.Flag("allowDiskUse");
        arguments.End();
        var found = store.Read(snapshot => pipeline.Run(selection
            .Run(snapshot, snapshot.Catalog.Find(request.Database, request.Collection), request.Deadline)
            .Select(stored => stored.Document)).ToList());
        return Task.FromResult(cursors.Begin($"{request.Database}.{request.Collection}", found, batchSize));
    }

    private static CommandException NoCursor() => new(ErrorCodes.FailedToParse, "The 'cursor' option is required, except for aggregate with the explain argument");
}
