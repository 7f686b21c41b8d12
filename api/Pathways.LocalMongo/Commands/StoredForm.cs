using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Update;
using Pathways.LocalMongo.Wire;

namespace Pathways.LocalMongo.Commands;

/// <summary>The form in which documents are stored: _id first, within the limits.</summary>
/// <remarks>https://www.mongodb.com/docs/manual/core/document/</remarks>
internal static class StoredForm
{
    private const int MaxDepth = 100;

    /// <summary>The document to store: with an _id, which stands first.</summary>
    /// <exception cref="CommandException">Its _id can't be one, or it is too large or too deep.</exception>
    public static BsonDocument Of(BsonDocument document)
    {
        var id = document.GetValue("_id", null!) ?? ObjectId.GenerateNewId();
        StoredNames.CheckId(id);
        var stored = new BsonDocument("_id", id);
        foreach (var element in document)
            if (element.Value is BsonTimestamp { Value: 0 })
                throw Arguments.NotServed("empty timestamps, which MongoDB fills with its own");
            else if (element.Name != "_id")
                stored.Add(element);
        Check(stored);
        return stored;
    }

    /// <exception cref="CommandException">It is too large (10334) or too deep (15).</exception>
    public static void Check(BsonDocument document)
    {
        if (Depth(document) > MaxDepth)
            throw new CommandException(15, "Overflow", $"cannot insert document because it exceeds {MaxDepth} levels of nesting");
        var size = StoredBson.Write(document).Length;
        if (size > HelloCommand.MaxDocumentSize)
            throw new CommandException(10334, "BSONObjectTooLarge", $"object to insert too large. size in bytes: {size}, max size: {HelloCommand.MaxDocumentSize}");
    }

    private static int Depth(BsonValue value) => value switch
    {
        BsonDocument document => 1 + document.Values.Select(Depth).DefaultIfEmpty().Max(),
        BsonArray array => 1 + array.Select(Depth).DefaultIfEmpty().Max(),
        _ => 0,
    };
}
