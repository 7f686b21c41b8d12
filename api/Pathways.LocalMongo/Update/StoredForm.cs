using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;
using Pathways.LocalMongo.Wire;

namespace Pathways.LocalMongo.Update;

/// <summary>The form in which documents are stored: _id first, within the limits.</summary>
/// <remarks>https://www.mongodb.com/docs/manual/core/document/</remarks>
internal static class StoredForm
{
    /// <summary>Most bytes of a document.</summary>
    public const int MaxSize = 16 * 1024 * 1024;
    private const int MaxDepth = 100;

    /// <summary>The document to store: with an _id, which stands first.</summary>
    /// <exception cref="CommandException">Its _id can't be one (53, 52), or it is too large (10334) or too deep (15).</exception>
    public static BsonDocument Of(BsonDocument document)
    {
        var id = document.GetValue("_id", null!) ?? ObjectId.GenerateNewId();
        CheckId(id);
        var stored = new BsonDocument("_id", id);
        foreach (var element in document)
            if (element.Value is BsonTimestamp { Value: 0 })
                throw CommandException.NotServed("empty timestamps, which MongoDB fills with its own");
            else if (element.Name != "_id")
                stored.Add(element);
        if (Depth(stored) > MaxDepth)
            throw new CommandException(ErrorCodes.Overflow, $"cannot insert document because it exceeds {MaxDepth} levels of nesting");
        if (StoredBson.Write(stored).Length is > MaxSize and var size)
            throw new CommandException(ErrorCodes.BSONObjectTooLarge, $"object to insert too large. size in bytes: {size}, max size: {MaxSize}");
        return stored;
    }

    private static int Depth(BsonValue value) => value switch
    {
        BsonDocument document => 1 + document.Values.Select(Depth).DefaultIfEmpty().Max(),
        BsonArray array => 1 + array.Select(Depth).DefaultIfEmpty().Max(),
        _ => 0,
    };

    // No array, regular expression or Undefined, and no name within it starts with a dollar sign.
    private static void CheckId(BsonValue id)
    {
        if (id is BsonArray or BsonRegularExpression or BsonUndefined)
            throw new CommandException(ErrorCodes.InvalidIdField, $"The '_id' value cannot be of type {OfType.NameOf(id.BsonType)}");
        if (id is BsonDocument document)
            CheckDollars(document);
    }

    private static void CheckDollars(BsonDocument document)
    {
        foreach (var element in document)
        {
            if (element.Name is ['$', ..] and not ("$id" or "$ref" or "$db"))
                throw new CommandException(ErrorCodes.DollarPrefixedFieldName,
                    $"The dollar ($) prefixed field '{element.Name}' in '_id.{element.Name}' is not allowed in the context of an '_id' field");
            if (element.Value is BsonDocument inner)
                CheckDollars(inner);
        }
    }
}
