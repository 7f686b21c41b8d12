using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Storage;

namespace Pathways.LocalMongo.Commands;

/// <summary>Removes documents: one (limit 1) or all (limit 0) that each statement finds.</summary>
/// <remarks>https://www.mongodb.com/docs/manual/reference/command/delete/</remarks>
internal sealed class DeleteCommand(DataStore store) : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["delete"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        var arguments = request.Arguments;
        CollectionName.Check(request.Database, request.Collection);
        var statements = arguments.Needed("deletes", arguments.Documents("deletes"));
        var ordered = arguments.Flag("ordered") ?? true;
        arguments.Refuse("let");
        arguments.End();
        WriteErrors.CheckCount(statements.Count);
        var deletes = statements.Select(statement => Statement.Read(new(statement, "delete.deletes"))).ToList();
        return store.WriteAsync(transaction =>
        {
            var (errors, count) = (new WriteErrors(), 0);
            errors.RunAll(deletes, ordered, (delete, _) => count += Delete(transaction, request, delete, new(delete.Query, hint: delete.Hint)));
            return errors.AddTo(new("n", count));
        });
    }

    private static int Delete(WriteTransaction transaction, CommandRequest request, Statement delete, Selection selection)
    {
        var collection = transaction.Catalog.Find(request.Database, request.Collection);
        var found = selection.Run(transaction, collection, request.Deadline);
        var gone = (delete.Limit == 1 ? found.Take(1) : found).ToList();
        foreach (var stored in gone)
            transaction.Delete(collection!, stored);
        return gone.Count;
    }

    private sealed record Statement(BsonDocument Query, long Limit, BsonValue? Hint)
    {
        public static Statement Read(Arguments arguments)
        {
            var query = arguments.Needed("q", arguments.Document("q"));
            var limit = arguments.Whole("limit") ?? throw new CommandException(40414, "BSON field 'delete.deletes.limit' is missing but a required field");
            if (limit is not (0 or 1))
                throw new CommandException(ErrorCodes.FailedToParse, $"The limit field in delete objects must be 0 or 1. Got {limit}");
            var hint = arguments.Value("hint");
            arguments.Refuse("collation");
            arguments.End();
            return new(query, limit, hint);
        }
    }
}
