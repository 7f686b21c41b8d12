using MongoDB.Bson;
using Pathways.LocalMongo.Aggregation;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Storage;

namespace Pathways.LocalMongo.Commands;

/// <summary>Where <c>$out</c> and <c>$merge</c> write: the command's own transaction, so that all is stored or nothing.</summary>
internal sealed class PipelineTarget(WriteTransaction transaction, string ownDatabase) : IPipelineTarget
{
    public void Replace(string? database, string collection, IEnumerable<BsonDocument> documents)
    {
        var all = documents.ToList();
        var target = Target(database, collection);
        foreach (var stored in transaction.Scan(target).ToList())
            transaction.Delete(target, stored);
        foreach (var document in all)
            transaction.Insert(Target(database, collection), StoredForm.Of(document));
    }

    public void Merge(string? database, string collection, IEnumerable<BsonDocument> documents, string whenMatched, string whenNotMatched)
    {
        foreach (var document in documents.ToList())
        {
            var target = Target(database, collection);
            var made = StoredForm.Of(document);
            var ids = KeyRange.Prefix(KeyWriter.Value(made["_id"]));
            if (transaction.Scan(target.Index(IndexInfo.IdName)!, [ids]).Take(1).ToList() is [var stored])
                Meet(target, stored, made, whenMatched);
            else if (whenNotMatched == "insert")
                transaction.Insert(target, made);
            else if (whenNotMatched == "fail")
                throw new CommandException(13113, "MergeStageNoMatchingDocument", "$merge could not find a matching document in the target collection for at least one document in the source collection");
        }
    }

    private CollectionInfo Target(string? database, string collection)
    {
        CollectionName.Check(database ?? ownDatabase, collection);
        return transaction.Ensure(database ?? ownDatabase, collection);
    }

    private void Meet(CollectionInfo target, StoredDocument stored, BsonDocument made, string whenMatched)
    {
        if (whenMatched == "replace")
            transaction.Replace(target, stored, made);
        else if (whenMatched == "merge")
            transaction.Replace(target, stored, StoredForm.Of(new BsonDocument(stored.Document).Merge(made, overwriteExistingElements: true)));
        else if (whenMatched == "fail")
            transaction.Insert(target, made);
    }
}
