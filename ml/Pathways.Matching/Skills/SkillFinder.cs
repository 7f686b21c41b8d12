namespace Pathways.Matching;

/// <summary>Finds the skills and occupations that a text speaks of, in any language the taxonomy has labels in. Nothing leaves the machine.</summary>
public sealed class SkillFinder(Taxonomy taxonomy)
{
    private readonly ConceptFinder _finder = new([.. taxonomy.Skills, .. taxonomy.Occupations]);

    /// <summary>The best <paramref name="take"/> concepts, best first; none when the text speaks of nothing known.</summary>
    /// <param name="language">BCP 47; a hint, never a filter: people mix languages.</param>
    public IReadOnlyList<FoundConcept> Find(string text, string language, int take) => _finder.Find(text, language, take);
}

/// <summary>Finds the kinds of work that a person's own words about what to avoid mean.</summary>
public sealed class KindFinder(Taxonomy taxonomy)
{
    private readonly ConceptFinder _finder = new(taxonomy.Kinds);

    /// <inheritdoc cref="SkillFinder.Find"/>
    public IReadOnlyList<FoundConcept> Find(string text, string language, int take) => _finder.Find(text, language, take);
}

/// <summary>Finds the credentials that a text names.</summary>
public sealed class CredentialFinder(Taxonomy taxonomy)
{
    private readonly ConceptFinder _finder = new(taxonomy.Credentials);

    /// <inheritdoc cref="SkillFinder.Find"/>
    public IReadOnlyList<FoundConcept> Find(string text, string language, int take) => _finder.Find(text, language, take);
}
