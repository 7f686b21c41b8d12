using Pathways.Matching;

namespace Pathways.Training;

/// <summary>A concept of ESCO as it is put together from several files.</summary>
internal sealed class EscoConcept(string id, ConceptType type, string label)
{
    public string Id { get; } = id;
    public ConceptType Type { get; } = type;
    public string Label { get; } = label;
    public IReadOnlyList<string> OtherLabels { get; init; } = [];

    /// <summary>Full id of its group.</summary>
    public string? Group { get; set; }

    /// <summary>One of the transversal skills of ESCO: asked for in any work.</summary>
    public bool IsTransversal { get; set; }

    /// <summary>Occupations: importance of skills, 0–1, by full id.</summary>
    public SortedDictionary<string, double> Skills { get; } = new(StringComparer.Ordinal);

    /// <summary>Nearness to concepts of the same type, 0–1, by full id.</summary>
    public SortedDictionary<string, double> Related { get; } = new(StringComparer.Ordinal);

    /// <summary>Concepts of the same type and groups that it lies below, by full id.</summary>
    public SortedSet<string> Broader { get; } = new(StringComparer.Ordinal);
}

/// <summary>Labels of a concept in one language, the preferred one first.</summary>
internal sealed record EscoLabels(string Concept, string Language, IReadOnlyList<string> Labels);

/// <summary>
/// ESCO in memory, while its files are read. A concept's id is the end of its URI:
/// <c>http://data.europa.eu/esco/skill/X</c> is <c>skill:X</c>, <c>http://data.europa.eu/esco/isco/C21</c> is <c>group:isco-C21</c>.
/// </summary>
internal sealed class EscoTaxonomy
{
    private const string Root = "http://data.europa.eu/esco/";
    private readonly Dictionary<string, EscoConcept> _byUri = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Concept, string Language), EscoLabels> _labels = [];

    /// <summary>In the order of type and id.</summary>
    public IEnumerable<EscoConcept> Concepts => _byUri.Values.OrderBy(c => c.Type).ThenBy(c => c.Id, StringComparer.Ordinal);

    /// <summary>Labels of languages other than the classification's, in the order of language and concept.</summary>
    public IEnumerable<EscoLabels> Labels => _labels.Values.OrderBy(l => l.Language, StringComparer.Ordinal).ThenBy(l => l.Concept, StringComparer.Ordinal);

    /// <summary>The id that stands for a URI, or null when it is none of ESCO's.</summary>
    public static string? IdOf(ConceptType type, string uri)
    {
        if (!uri.StartsWith(Root, StringComparison.Ordinal) || uri.Any(char.IsWhiteSpace)) return null;
        string[] parts = uri[Root.Length..].Split('/');
        if (parts.Length != 2 || parts.Any(part => part.Length == 0)) return null;
        return type switch
        {
            ConceptType.Occupation => parts[0] == "occupation" ? $"occupation:{parts[1]}" : null,
            ConceptType.Skill => parts[0] == "skill" ? $"skill:{parts[1]}" : null,
            ConceptType.Group => parts[0] is "isco" or "isced-f" or "skill" ? $"group:{parts[0]}-{parts[1]}" : null,
            _ => null,
        };
    }

    public EscoConcept? Find(string uri) => _byUri.GetValueOrDefault(uri);

    /// <summary>False when the URI is there already.</summary>
    public bool Add(string uri, EscoConcept concept) => _byUri.TryAdd(uri, concept);

    /// <summary>False when the concept has labels of this language already.</summary>
    public bool Add(EscoLabels labels) => _labels.TryAdd((labels.Concept, labels.Language), labels);

    /// <summary>Gives every skill that lies only below other skills the group that those lie in: the nearest one.</summary>
    public void FindGroups()
    {
        var byId = _byUri.Values.ToDictionary(concept => concept.Id, StringComparer.Ordinal);
        foreach (var concept in _byUri.Values) concept.Group ??= GroupAbove(concept, byId);
    }

    private static string? GroupAbove(EscoConcept concept, Dictionary<string, EscoConcept> byId)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { concept.Id };
        for (EscoConcept[] level = [concept]; level.Length > 0;)
        {
            EscoConcept[] above = [.. level.SelectMany(c => c.Broader).Where(seen.Add).Select(id => byId[id])];
            if (above.FirstOrDefault(c => c.Type == ConceptType.Group) is { } group) return group.Id;
            level = above;
        }
        return null;
    }
}
