using MongoDB.Bson.Serialization.Attributes;

namespace Pathways.Api.Vault;

/// <summary>One person's record in a sealed collection. In the clear: the shape's version and how often it was written.</summary>
internal sealed record SealedRecord(
    [property: BsonId] string Person,
    int Schema,
    long Version,
    Dictionary<string, byte[]> Fields);
