using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Storage;
using Pathways.LocalMongo.Update;

namespace Pathways.LocalMongo.Commands;

/// <summary>Changes documents, or makes one where none is found and it is asked for.</summary>
/// <remarks>https://www.mongodb.com/docs/manual/reference/command/update/</remarks>
internal sealed class UpdateCommand(DataStore store, TimeProvider clock) : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["update"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        var arguments = request.Arguments;
        CollectionName.Check(request.Database, request.Collection);
        var statements = arguments.Needed("updates", arguments.Documents("updates"));
        var ordered = arguments.Flag("ordered") ?? true;
        arguments.Refuse("let");
        arguments.Flag("bypassDocumentValidation");
        arguments.End();
        WriteErrors.CheckCount(statements.Count);
        var updates = statements.Select(statement => Statement.Read(new(statement, "update.updates"))).ToList();
        return store.WriteAsync(transaction =>
        {
            var (errors, now) = (new WriteErrors(), clock.Now());
            var (matched, modified, upserted) = (0, 0, new BsonArray());
            errors.RunAll(updates, ordered, (update, at) =>
            {
                var outcome = Run(transaction, request, update, now);
                (matched, modified) = (matched + outcome.Matched, modified + outcome.Modified);
                if (outcome.Made is { } made)
                    upserted.Add(new BsonDocument { { "index", at }, { "_id", made["_id"] } });
            });
            var answer = new BsonDocument { { "n", matched + upserted.Count }, { "nModified", modified } };
            return errors.AddTo(upserted.Count == 0 ? answer : answer.Add("upserted", upserted));
        });
    }

    private static (int Matched, int Modified, BsonDocument? Made) Run(WriteTransaction transaction, CommandRequest request, Statement update, DateTime now)
    {
        var change = new DocumentChange(update.Update, now);
        change.CheckMulti(update.Multi);
        var selection = new Selection(update.Query, hint: update.Hint);
        var found = Found(transaction, request, selection, update.Multi);
        if (found.Count == 0 && update.Upsert)
            return (0, 0, change.Insert(transaction, transaction.Ensure(request.Database, request.Collection), update.Query));
        var modified = found.Count(stored => change.Apply(transaction, transaction.Catalog.Find(request.Database, request.Collection)!, stored) is not null);
        return (found.Count, modified, null);
    }

    // All are found before the first is changed: a change can't be found again.
    private static List<StoredDocument> Found(WriteTransaction transaction, CommandRequest request, Selection selection, bool multi)
    {
        var found = selection.Run(transaction, transaction.Catalog.Find(request.Database, request.Collection), request.Deadline);
        return [.. multi ? found : found.Take(1)];
    }

    private sealed record Statement(BsonDocument Query, BsonValue Update, bool Multi, bool Upsert, BsonValue? Hint)
    {
        public static Statement Read(Arguments arguments)
        {
            var statement = new Statement(
                arguments.Needed("q", arguments.Document("q")), arguments.Needed("u", arguments.Value("u")),
                arguments.Flag("multi") ?? false, arguments.Flag("upsert") ?? false, arguments.Value("hint"));
            arguments.Refuse("collation", "arrayFilters");
            arguments.End();
            return statement;
        }
    }
}
