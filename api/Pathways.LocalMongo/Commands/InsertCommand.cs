using MongoDB.Bson;
using Pathways.LocalMongo.Storage;
using Pathways.LocalMongo.Update;

namespace Pathways.LocalMongo.Commands;

/// <summary>Stores new documents.</summary>
/// <remarks>https://www.mongodb.com/docs/manual/reference/command/insert/</remarks>
internal sealed class InsertCommand(DataStore store) : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["insert"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        var arguments = request.Arguments;
        CollectionName.Check(request.Database, request.Collection);
        var documents = arguments.Needed("documents", arguments.Documents("documents"));
        var ordered = arguments.Flag("ordered") ?? true;
        arguments.Flag("bypassDocumentValidation");
        arguments.End();
        WriteErrors.CheckCount(documents.Count);
        return store.WriteAsync(transaction =>
        {
            var (errors, count) = (new WriteErrors(), 0);
            errors.RunAll(documents, ordered, (document, _) =>
            {
                transaction.Insert(transaction.Ensure(request.Database, request.Collection), StoredForm.Of(document));
                count++;
            });
            return errors.AddTo(new("n", count));
        });
    }
}
