namespace Pathways.Matching;

/// <summary>Finds the skills and occupations that a text speaks of, in any language the taxonomy has labels in. Nothing leaves the machine.</summary>
public sealed class SkillFinder(Taxonomy taxonomy)
{
    private const double Sure = 0.5, SureFurther = 0.55;
    private const double ContextCounts = 0.15;
    private const int MostInOneText = 3;

    /// <summary>The best <paramref name="take"/> concepts, best first; none when the text speaks of nothing known.</summary>
    /// <param name="language">BCP 47; a hint, never a filter: people mix languages.</param>
    public IReadOnlyList<FoundConcept> Find(string text, string language, int take) => taxonomy.Finders.Work.Find(text, language, take);

    /// <summary>
    /// The few concepts of a type that a text surely speaks of: the best, and each further one that rests on words
    /// that no better one has used.
    /// </summary>
    /// <param name="context">Concepts that are likely from elsewhere, with how likely, 0–1: "driving" means another thing in a bus than in a van.</param>
    internal IReadOnlyList<string> Pick(ConceptType type, string text, string language, IReadOnlyDictionary<string, double>? context = null)
    {
        var picked = new List<string>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (found, score) in Likely(type, text, language, context))
        {
            if (score < (picked.Count == 0 ? Sure : SureFurther)) break;
            if (picked.Count > 0 && found.Words.All(used.Contains)) continue;
            picked.Add(found.Id);
            used.UnionWith(found.Words);
            if (picked.Count == MostInOneText) break;
        }
        return picked;
    }

    private IEnumerable<(FoundConcept Found, double Score)> Likely(
        ConceptType type, string text, string language, IReadOnlyDictionary<string, double>? context) => taxonomy.Finders.Work
        .Find(text, language, int.MaxValue)
        .Where(f => f.Type == type)
        .Select(f => (Found: f, Score: f.Score + (ContextCounts * (context?.GetValueOrDefault(f.Id) ?? 0))))
        .OrderByDescending(x => x.Score);
}
