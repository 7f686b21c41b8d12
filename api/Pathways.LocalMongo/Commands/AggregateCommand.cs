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
            throw Arguments.NotServed("aggregate on a database");
        CollectionName.Check(request.Database, request.Collection);
        var let = arguments.Document("let");
        var now = clock.Now();
        var pipeline = Pipeline.Parse(arguments.Needed("pipeline", arguments.Array("pipeline")), let, now);
        var batchSize = CursorTable.BatchSize(arguments.Document("cursor") ?? throw NoCursor(), "aggregate.cursor");
        var selection = new Selection(pipeline.LeadingFilter ?? [], let, now, null, arguments.Value("hint"));
        arguments.Flag("allowDiskUse");
        arguments.Flag("bypassDocumentValidation");
        arguments.PlainCollation();
        arguments.Refuse("explain");
        arguments.End();
        return Begin(pipeline.Writes ? store.WriteAsync(transaction => Run(transaction, new PipelineTarget(transaction, request.Database))) : Task.FromResult(store.Read(snapshot => Run(snapshot, null))));

        List<BsonDocument> Run(Snapshot snapshot, PipelineTarget? target)
        {
            var input = selection.Run(snapshot, snapshot.Catalog.Find(request.Database, request.Collection), request.Deadline).Select(stored => stored.Document);
            return [.. pipeline.Run(input, new(target))];
        }

        async Task<BsonDocument> Begin(Task<List<BsonDocument>> found) => cursors.Begin($"{request.Database}.{request.Collection}", await found, batchSize);
    }

    private static CommandException NoCursor() => new(ErrorCodes.FailedToParse, "The 'cursor' option is required, except for aggregate with the explain argument");
}
