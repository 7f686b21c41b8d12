using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pathways.Api.Vault;

/// <summary>How sealed values are written. Enums are words, so that what was sealed once keeps its meaning when an enum gains a member.</summary>
internal static class SealedJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };
}

/// <summary>What a door of the vault gave out: some fields of one person. A field that is empty is simply not there.</summary>
public sealed class OpenedFields
{
    private readonly Dictionary<PersonalField, byte[]> _values = [];
    private readonly Dictionary<string, long> _versions = [];

    /// <summary>The field's value, or default when it is empty.</summary>
    public T? Get<T>(PersonalField field) => _values.TryGetValue(field, out var json) ? JsonSerializer.Deserialize<T>(json, SealedJson.Options) : default;

    /// <summary>True when the field is not empty.</summary>
    public bool Has(PersonalField field) => _values.ContainsKey(field);

    /// <summary>The field's value as it was sealed; undefined when it is empty.</summary>
    public JsonElement Raw(PersonalField field) => _values.TryGetValue(field, out var json) ? JsonSerializer.Deserialize<JsonElement>(json) : default;

    /// <summary>How often the record of a collection was written; 0 when it is not there.</summary>
    public long Version(string collection) => _versions.GetValueOrDefault(collection);

    internal void Add(PersonalField field, byte[] json) => _values[field] = json;

    internal void SetVersion(string collection, long version) => _versions[collection] = version;
}
