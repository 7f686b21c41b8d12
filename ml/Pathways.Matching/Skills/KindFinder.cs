namespace Pathways.Matching;

/// <summary>Finds the kinds of work that a person's own words about what to avoid mean, among the closed list of kinds.</summary>
public sealed class KindFinder(Taxonomy taxonomy)
{
    private const double LeastByLabel = 0.55;

    /// <summary>The kinds, surest first; none when the words mean no kind of the list: say so to the person, and keep the words.</summary>
    /// <param name="language">BCP 47 of the text.</param>
    public IReadOnlyList<FoundConcept> Find(string text, string language, int take)
    {
        var named = KindWords.Shipped.Find(text, language, KindUse.Person)
            .Where(k => taxonomy.Find(ConceptType.Kind, k.Key) is not null)
            .Select(k => new FoundConcept(k.Key, ConceptType.Kind, 1, k.Value));
        var found = named.OrderBy(k => k.Id, StringComparer.Ordinal).Take(take).ToArray();
        return found.Length > 0 ? found : [.. taxonomy.Finders.Kinds.Find(text, language, take).Where(f => f.Score >= LeastByLabel)];
    }
}
