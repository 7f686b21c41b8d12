using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Storage;

/// <summary>Which keys a document has in an index.</summary>
/// <param name="Keys">Each distinct key once, with the values it was made of.</param>
/// <param name="IsMultikey">True when an array lay on the way.</param>
internal sealed record DocumentKeys(IReadOnlyDictionary<byte[], BsonValue[]> Keys, bool IsMultikey)
{
    private static readonly DocumentKeys None = new(new Dictionary<byte[], BsonValue[]>(), false);

    /// <summary>The keys of a document: one, or one for each element where a field holds an array.</summary>
    /// <exception cref="CommandException">Two fields hold arrays side by side (171).</exception>
    public static DocumentKeys Of(BsonDocument document, IndexInfo index)
    {
        if (index.Partial?.Matches(document) == false)
            return None;
        if (index.IsSparse && index.Paths.All(path => path.Leaves(document).All(value => value is null)))
            return None;
        var keys = new Dictionary<byte[], BsonValue[]>(ByteOrder.Instance);
        var (all, isMultikey) = IndexKeys.Of(document, index.Paths);
        foreach (var values in all)
            keys.TryAdd(KeyWriter.Key(values, index.Descending), values);
        return new(keys, isMultikey);
    }
}
