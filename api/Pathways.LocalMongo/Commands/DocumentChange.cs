using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Storage;
using Pathways.LocalMongo.Update;
using Pathways.LocalMongo.Wire;

namespace Pathways.LocalMongo.Commands;

/// <summary>One update as <c>update</c> and <c>findAndModify</c> carry it out.</summary>
internal sealed class DocumentChange
{
    private readonly UpdateSpec _spec;
    private readonly DateTime _now;

    public DocumentChange(BsonValue update, DateTime now) => (_spec, _now) = (UpdateSpec.Parse(update), now);

    /// <exception cref="CommandException">A whole new document for many (9).</exception>
    public void CheckMulti(bool multi)
    {
        if (multi && _spec.IsReplacement)
            throw new CommandException(ErrorCodes.FailedToParse, "multi update is not supported for replacement-style update");
    }

    /// <summary>Changes a stored document; null where it is the same afterwards, which is not written.</summary>
    public BsonDocument? Apply(WriteTransaction transaction, CollectionInfo collection, StoredDocument stored)
    {
        var before = StoredBson.Write(stored.Document);
        var changed = _spec.Apply(stored.Document, false, _now);
        if (StoredBson.Write(changed).AsSpan().SequenceEqual(before))
            return null;
        transaction.Replace(collection, stored, changed);
        return changed;
    }

    /// <summary>Stores the document that an upsert makes when none is found.</summary>
    public BsonDocument Insert(WriteTransaction transaction, CollectionInfo collection, BsonDocument query)
    {
        var made = _spec.Apply(UpsertSeed.From(query), true, _now);
        transaction.Insert(collection, made);
        return made;
    }
}
