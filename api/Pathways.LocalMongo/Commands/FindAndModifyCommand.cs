using MongoDB.Bson;
using Pathways.LocalMongo.Aggregation;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Storage;

namespace Pathways.LocalMongo.Commands;

/// <summary>Changes or removes one document and gives it back, as one step.</summary>
/// <remarks>https://www.mongodb.com/docs/manual/reference/command/findAndModify/</remarks>
internal sealed class FindAndModifyCommand(DataStore store, TimeProvider clock) : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["findAndModify", "findandmodify"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        CollectionName.Check(request.Database, request.Collection);
        var options = Options.Read(request.Arguments);
        return store.WriteAsync(transaction =>
        {
            var now = clock.Now();
            var selection = new Selection(options.Query, options.Sort, options.Hint);
            var projection = options.Fields is { ElementCount: > 0 } fields ? Projection.Parse(fields, now) : null;
            var found = selection.Run(transaction, transaction.Catalog.Find(request.Database, request.Collection), request.Deadline).Take(1).ToList();
            var (value, outcome) = options.Remove
                ? Remove(transaction, request, found)
                : Change(transaction, request, found, options, new(options.Update!, now));
            return new BsonDocument { { "lastErrorObject", outcome }, { "value", value is null ? BsonNull.Value : projection?.Apply(value) ?? value } };
        });
    }

    private static (BsonDocument? Value, BsonDocument Outcome) Remove(WriteTransaction transaction, CommandRequest request, List<StoredDocument> found)
    {
        if (found.Count == 0)
            return (null, new("n", 0));
        transaction.Delete(transaction.Catalog.Find(request.Database, request.Collection)!, found[0]);
        return (found[0].Document, new("n", 1));
    }

    private static (BsonDocument? Value, BsonDocument Outcome) Change(
        WriteTransaction transaction, CommandRequest request, List<StoredDocument> found, Options options, DocumentChange change)
    {
        if (found.Count > 0)
        {
            var changed = change.Apply(transaction, transaction.Catalog.Find(request.Database, request.Collection)!, found[0]) ?? found[0].Document;
            return (options.New ? changed : found[0].Document, new() { { "n", 1 }, { "updatedExisting", true } });
        }
        var outcome = new BsonDocument { { "n", 0 }, { "updatedExisting", false } };
        if (!options.Upsert)
            return (null, outcome);
        var made = change.Insert(transaction, transaction.Ensure(request.Database, request.Collection), options.Query);
        outcome["n"] = 1;
        return (options.New ? made : null, outcome.Add("upserted", made["_id"]));
    }

    private sealed record Options(
        BsonDocument Query, BsonDocument? Sort, BsonDocument? Fields, BsonValue? Update, BsonValue? Hint, bool Remove, bool New, bool Upsert)
    {
        public static Options Read(Arguments arguments)
        {
            var options = new Options(
                arguments.Document("query") ?? [], arguments.Document("sort"), arguments.Document("fields"),
                arguments.Value("update"), arguments.Value("hint"),
                arguments.Flag("remove") ?? false, arguments.Flag("new") ?? false, arguments.Flag("upsert") ?? false);
            arguments.Flag("bypassDocumentValidation");
            arguments.Refuse("collation", "let", "arrayFilters");
            arguments.End();
            if (options.Update is null != options.Remove)
                throw new CommandException(ErrorCodes.FailedToParse, options.Remove ? "Cannot specify both an update and remove=true" : "Either an update or remove=true must be specified");
            if (options.Remove && (options.Upsert || options.New))
                throw new CommandException(ErrorCodes.FailedToParse, $"Cannot specify both {(options.Upsert ? "upsert" : "new")}=true and remove=true");
            return options;
        }
    }
}
