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
        if (index.IsSparse && index.Paths.All(path => path.Leaves(document).All(leaf => leaf.Value is null)))
            return None;
        var keys = new Dictionary<byte[], BsonValue[]>(KeyEquality.Instance);
        foreach (var values in IndexKeys.Of(document, index.Paths))
            keys.TryAdd(KeyWriter.Key(values, index.Descending), values);
        var isMultikey = keys.Count > 1 || index.Paths.Any(path => path.Leaves(document).Any(leaf => leaf.Position >= 0 || leaf.Value is BsonArray));
        return new(keys, isMultikey);
    }
}
