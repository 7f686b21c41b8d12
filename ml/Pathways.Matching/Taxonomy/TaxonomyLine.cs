using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pathways.Matching;

/// <summary>One line of a taxonomy file: a concept, or labels of a concept in one language.</summary>
internal sealed record TaxonomyLine
{
    public string Type { get; init; } = "";
    public string? Id { get; init; }
    public string? Label { get; init; }
    public string? Group { get; init; }
    public Dictionary<string, double>? Related { get; init; }
    public Dictionary<string, double>? Skills { get; init; }
    public string[]? Kinds { get; init; }
    public bool Law { get; init; }
    public bool Common { get; init; }
    public bool Easy { get; init; }
    public string? Concept { get; init; }
    public string? Lang { get; init; }
    public string[]? Labels { get; init; }
    public string? Source { get; init; }
    public bool Reviewed { get; init; }

    /// <exception cref="InvalidDataException">The line isn't JSON of this form; file and line are named.</exception>
    public static IEnumerable<TaxonomyLine> ReadFile(string path)
    {
        var number = 0;
        foreach (var text in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(text)) yield return Read(text, path, number);
        }
    }

    private static TaxonomyLine Read(string text, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(text, TaxonomyJson.Default.TaxonomyLine)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)}, line {number}: {e.Message}", e);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TaxonomyLine))]
internal sealed partial class TaxonomyJson : JsonSerializerContext;
