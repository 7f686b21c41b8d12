using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Storage;

/// <summary>A unique index has the key already (11000).</summary>
internal sealed class DuplicateKeyException(string message, BsonDocument keyPattern, BsonDocument keyValue) : CommandException(ErrorCodes.DuplicateKey, message)
{
    public BsonDocument KeyPattern => keyPattern;

    public BsonDocument KeyValue => keyValue;

    public static DuplicateKeyException Of(CollectionInfo collection, IndexInfo index, IReadOnlyList<BsonValue> values)
    {
        var found = new BsonDocument(index.Fields.Zip(values, (field, value) => new BsonElement(field, value)));
        return new($"E11000 duplicate key error collection: {collection.Namespace} index: {index.Name} dup key: {found}", index.Key, found);
    }
}
