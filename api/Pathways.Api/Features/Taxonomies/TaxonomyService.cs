using Pathways.Matching;

namespace Pathways.Api.Features.Taxonomies;

/// <summary>Something to pick: a skill, an occupation, a kind of work, a credential, a group.</summary>
/// <param name="Id">Stable taxonomy id.</param>
/// <param name="Label">Its name in the language asked for; English where there is none in it.</param>
public sealed record ConceptView(string Id, string Label);

/// <summary>Something that the person's own words may mean. The person confirms it, or does not.</summary>
/// <param name="Score">0 to 1, higher is surer.</param>
/// <param name="Words">The words that led to it.</param>
public sealed record SuggestedConcept(string Id, string Label, double Score, IReadOnlyList<string> Words);

/// <summary>What own words may mean, each list best first.</summary>
/// <param name="Items">Skills.</param>
public sealed record Suggestions(IReadOnlyList<SuggestedConcept> Items, IReadOnlyList<SuggestedConcept> Occupations, IReadOnlyList<SuggestedConcept> Kinds);

/// <summary>Skills and occupations by name, and from a person's own words. A text is neither kept nor logged, and never leaves the machine.</summary>
public sealed class TaxonomyService
{
    private const int MostFound = 40, MostOfAType = 10;
    private static readonly string[] NoField = ["group:home", "group:language"];
    private readonly Taxonomy _taxonomy;
    private readonly HashSet<string?> _groupsOfWork;
    private readonly Lazy<SkillFinder> _skills;
    private readonly Lazy<KindFinder> _kinds;

    internal TaxonomyService(Taxonomy taxonomy)
    {
        (_taxonomy, _skills, _kinds) = (taxonomy, new(() => new(taxonomy)), new(() => new(taxonomy)));
        _groupsOfWork = [.. taxonomy.Occupations.Select(occupation => occupation.Group)];
    }

    /// <summary>Concepts of a type whose name begins with what was typed come first; with nothing typed, the first by alphabet.</summary>
    public IReadOnlyList<ConceptView> Search(ConceptType type, string query, string language, int take) =>
        [.. _taxonomy.Search(type, query, language, take).Select(concept => new ConceptView(concept.Id, concept.Label(language)))];

    /// <summary>All concepts of a type by name: for lists to tick.</summary>
    public IReadOnlyList<ConceptView> All(ConceptType type, string language) =>
        [.. _taxonomy.OfType(type).Select(concept => new ConceptView(concept.Id, concept.Label(language))).OrderBy(view => view.Label, StringComparer.CurrentCulture)];

    /// <summary>Fields of work by name: the groups of occupations, without those that only gather skills.</summary>
    public IReadOnlyList<ConceptView> WorkGroups(string language) => [.. All(ConceptType.Group, language).Where(group => _groupsOfWork.Contains(group.Id) && !NoField.Contains(group.Id))];

    /// <summary>Whether the taxonomy has a concept of that id.</summary>
    public bool Knows(string id) => _taxonomy.Find(id) is not null;

    /// <summary>The name of a concept; the id itself when it is unknown.</summary>
    public string Label(string id, string language) => _taxonomy.Label(id, language);

    /// <summary>What a text speaks of.</summary>
    /// <param name="language">BCP 47; a hint, people mix languages.</param>
    public Suggestions Suggest(string text, string language)
    {
        var found = _skills.Value.Find(text, language, MostFound);
        return new(Views(found, ConceptType.Skill), Views(found, ConceptType.Occupation), Views(_kinds.Value.Find(text, language, MostOfAType), ConceptType.Kind));

        IReadOnlyList<SuggestedConcept> Views(IEnumerable<FoundConcept> concepts, ConceptType type) =>
            [.. concepts.Where(concept => concept.Type == type).Take(MostOfAType)
                .Select(concept => new SuggestedConcept(concept.Id, _taxonomy.Label(concept.Id, language), Math.Round(concept.Score, 4), concept.Words))];
    }
}
