using System.Collections.Frozen;

namespace Pathways.Matching;

/// <summary>
/// Occupations, skills, kinds of work, credentials and their groups, with names in many languages and weights
/// between them. Read once, immutable, safe to share.
/// </summary>
public sealed class Taxonomy
{
    private readonly FrozenDictionary<string, Concept> _byId;
    private readonly FrozenDictionary<ConceptType, IReadOnlyList<Concept>> _byType;
    private readonly Lazy<TypeAhead> _typeAhead;

    internal Taxonomy(IEnumerable<Concept> concepts)
    {
        var all = concepts.ToArray();
        _byId = all.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);
        _byType = Enum.GetValues<ConceptType>().ToFrozenDictionary(
            type => type, type => (IReadOnlyList<Concept>)[.. all.Where(c => c.Type == type)]);
        _typeAhead = new(() => new TypeAhead(all));
        Finders = new(this);
    }

    internal Finders Finders { get; }

    public IReadOnlyList<Concept> Groups => _byType[ConceptType.Group];
    public IReadOnlyList<Concept> Skills => _byType[ConceptType.Skill];
    public IReadOnlyList<Concept> Occupations => _byType[ConceptType.Occupation];
    public IReadOnlyList<Concept> Kinds => _byType[ConceptType.Kind];
    public IReadOnlyList<Concept> Credentials => _byType[ConceptType.Credential];

    /// <summary>The taxonomy that ships with the project, from the <c>taxonomy</c> folder beside the program.</summary>
    public static Taxonomy LoadStarter() => Load(Path.Combine(AppContext.BaseDirectory, "taxonomy", "starter.jsonl"));

    /// <summary>
    /// Reads a taxonomy file (a JSON object a line) and the label files beside it: for <c>name.jsonl</c> every
    /// <c>name.*.jsonl</c>, where <c>name.es.jsonl</c> and <c>name.es.esco.jsonl</c> hold Spanish labels unless a line says another language.
    /// </summary>
    /// <exception cref="InvalidDataException">A line can't be read; file and line are named.</exception>
    public static Taxonomy Load(string path) => TaxonomyFiles.Load(path);

    /// <summary>A concept by its id, or null.</summary>
    public Concept? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>A concept by its id when it is of that type, or null.</summary>
    public Concept? Find(ConceptType type, string id) => Find(id) is { } found && found.Type == type ? found : null;

    /// <summary>The name of a concept in a language; the id itself when it is unknown.</summary>
    public string Label(string id, string language) => Find(id)?.Label(language) ?? id;

    public IReadOnlyList<Concept> OfType(ConceptType type) => _byType[type];

    /// <summary>
    /// Concepts for type-ahead: labels in the language (or English) that begin with the query come first, then those
    /// with a word that begins with it, then those that hold it. An empty query gives the first in alphabetical order.
    /// </summary>
    public IReadOnlyList<Concept> Search(ConceptType type, string query, string language, int take) =>
        _typeAhead.Value.Search(type, query, language, take);
}
