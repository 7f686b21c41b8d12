namespace Pathways.Matching;

/// <summary>Finds the credentials that a text names.</summary>
public sealed class CredentialFinder(Taxonomy taxonomy)
{
    private const double Sure = 0.45;
    private readonly ConceptFinder _finder = new(taxonomy.Credentials);

    /// <inheritdoc cref="SkillFinder.Find"/>
    public IReadOnlyList<FoundConcept> Find(string text, string language, int take) => _finder.Find(text, language, take);

    /// <summary>The credential that a text surely names, or null.</summary>
    internal string? Named(string text, string language) =>
        _finder.Find(text, language, 1).FirstOrDefault(f => f.Score >= Sure)?.Id;

    /// <summary>The credential that a person holds by their own words, or null: one from abroad, or one that isn't recognised, is none here.</summary>
    internal string? Held(string text, string language) => AbroadWords.Shipped.IsFromAbroad(text, language) ? null : Named(text, language);
}
