using MongoDB.Bson.Serialization.Attributes;

namespace Pathways.Api.Vault;

/// <summary>One person's record in a sealed collection. In the clear: the shape's version and how often it was written.</summary>
/// <param name="Fields">Absent where every field was left empty.</param>
internal sealed record SealedRecord(
    [property: BsonId] string Person,
    int Schema,
    long Version,
    Dictionary<string, byte[]>? Fields)
{
    /// <summary>A random word that the last writer left; names what was prepared elsewhere for this very write, and tells nothing.</summary>
    public string? Mark { get; init; }
}
