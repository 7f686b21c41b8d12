using MongoDB.Bson;

namespace Pathways.LocalMongo.Tests.Model;

/// <summary>What an index holds, written from MongoDB's manual for the model alone.</summary>
internal static class ModelIndex
{
    /// <summary>True when the index is unique and one of the others has a key of the document.</summary>
    public static bool Conflicts(BsonDocument index, BsonDocument document, IEnumerable<BsonDocument> others)
    {
        if (!index.GetValue("unique", false).AsBoolean)
            return false;
        var keys = KeysOf(index, document).ToList();
        return others.SelectMany(other => KeysOf(index, other)).Any(key => keys.Exists(mine => mine.Zip(key).All(pair => Same(pair.First, pair.Second))));
    }

    /// <summary>The document's keys: none where the index leaves it out, several where a path meets an array.</summary>
    public static IEnumerable<(bool IsEmptyArray, BsonValue? Value)[]> KeysOf(BsonDocument index, BsonDocument document)
    {
        if (index.TryGetValue("partialFilterExpression", out var only) && !ModelMatch.Matches(document, only.AsBsonDocument))
            return [];
        var paths = index["key"].AsBsonDocument.Names.ToList();
        if (index.GetValue("sparse", false).AsBoolean && paths.TrueForAll(path => !ModelMatch.Matches(document, new(path, new BsonDocument("$exists", true)))))
            return [];
        return paths.Select(path => ModelShape.IndexKeys(document, path.Split('.')).ToList())
            .Aggregate((IEnumerable<(bool, BsonValue?)[]>)[[]], (keys, field) => keys.SelectMany(key => field.Select(value => ((bool, BsonValue?)[])[.. key, value])));
    }

    private static bool Same((bool IsEmptyArray, BsonValue? Value) one, (bool IsEmptyArray, BsonValue? Value) other) =>
        one.IsEmptyArray == other.IsEmptyArray && ModelOrder.Same(one.Value, other.Value);
}
