using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Update;

/// <summary>Which names and identities a stored document may have.</summary>
public static class StoredNames
{
    /// <summary>An <c>_id</c> is no array, regular expression or Undefined, and no name within it starts with a dollar sign.</summary>
    public static void CheckId(BsonValue id)
    {
        if (id is BsonArray or BsonRegularExpression or BsonUndefined)
        {
            throw new CommandException(ErrorCodes.InvalidIdField,
                $"The '_id' value cannot be of type {Query.OfType.NameOf(id.BsonType)}");
        }

        if (id is BsonDocument document)
            CheckDollars(document);
    }

    private static void CheckDollars(BsonDocument document)
    {
        foreach (var element in document)
        {
            if (element.Name is ['$', ..] and not ("$id" or "$ref" or "$db"))
            {
                throw new CommandException(ErrorCodes.DollarPrefixedFieldName,
                    $"The dollar ($) prefixed field '{element.Name}' in '_id.{element.Name}' is not allowed in the context of an '_id' field");
            }

            if (element.Value is BsonDocument inner)
                CheckDollars(inner);
        }
    }
}
