namespace Pathways.Matching;

/// <summary>Finds the credentials that a text names.</summary>
public sealed class CredentialFinder(Taxonomy taxonomy)
{
    private const double Sure = 0.45;

    /// <inheritdoc cref="SkillFinder.Find"/>
    public IReadOnlyList<FoundConcept> Find(string text, string language, int take) => taxonomy.Finders.Credentials.Find(text, language, take);

    /// <summary>The credential that a text surely names, or null.</summary>
    internal string? Named(string text, string language) =>
        taxonomy.Finders.Credentials.Find(text, language, 1).FirstOrDefault(f => f.Score >= Sure)?.Id;

    /// <summary>The credentials that a person holds by their own words; one from abroad, or one that isn't recognised, is none here.</summary>
    internal IReadOnlyList<string> Held(string text, string language)
    {
        if (AbroadWords.Shipped.IsFromAbroad(text, language)) return [];
        var held = new List<string>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var found in taxonomy.Finders.Credentials.Find(text, language, 10).Where(f => f.Score >= Sure))
        {
            if (held.Count > 0 && found.Words.Any(used.Contains)) continue;
            held.Add(found.Id);
            used.UnionWith(found.Words);
        }
        return held;
    }
}
