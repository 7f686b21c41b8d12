namespace Pathways.Matching;

/// <summary>Finds the occupation that a job title names, helped by the skills that are asked for.</summary>
internal sealed class OccupationReader(Taxonomy taxonomy)
{
    private const double Sure = 0.42;
    /// <summary>What stands after the first comma is rather where and when than what.</summary>
    private const double LaterClauses = 0.85, Whole = 0.92;
    private const double SkillsCount = 0.3;
    private const double UsesEnough = 0.5;
    /// <summary>Words that say that somebody works, not at what.</summary>
    private static readonly HashSet<string> Generic = [.. new[] { "helper", "worker", "laborer", "technician", "operator", "general", "crew", "supervisor", "specialist", "seasonal", "temporary", "qualified", "lead" }.Select(WordStem.Of)];

    /// <param name="skills">Ids of skills found in the rest of the opening.</param>
    /// <returns>Id, or null when the title names no work of the taxonomy.</returns>
    public string? Read(string title, string language, IReadOnlyList<string> skills)
    {
        if (Glossary.Shipped.Gloss(title, language).All(w => Generic.Contains(WordStem.Of(w.Text)))) return BySkills(skills);
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        var clauses = Clauses.Of(title).ToArray();
        for (var i = 0; i < clauses.Length; i++)
            foreach (var found in taxonomy.Finders.Occupations.Find(clauses[i], language, 20))
                scores[found.Id] = Math.Max(scores.GetValueOrDefault(found.Id), found.Score * (i == 0 ? 1 : LaterClauses));
        foreach (var found in taxonomy.Finders.Occupations.Find(string.Join(' ', clauses), language, 20))
            scores[found.Id] = Math.Max(scores.GetValueOrDefault(found.Id), found.Score * Whole);
        return scores.Where(s => s.Value >= Sure)
            .OrderByDescending(s => s.Value + (SkillsCount * Uses(s.Key, skills))).ThenBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => s.Key).FirstOrDefault();
    }

    /// <summary>"General laborer" is told by what is asked for alone.</summary>
    private string? BySkills(IReadOnlyList<string> skills) => taxonomy.Occupations
        .Select(o => (o.Id, Uses: Uses(o.Id, skills))).Where(o => o.Uses >= UsesEnough)
        .OrderByDescending(o => o.Uses).ThenBy(o => o.Id, StringComparer.Ordinal).Select(o => o.Id).FirstOrDefault();

    /// <summary>How much of the skills an occupation uses, 0–1.</summary>
    private double Uses(string occupation, IReadOnlyList<string> skills) =>
        skills.Count == 0 ? 0 : skills.Average(s => taxonomy.Find(occupation)!.Skills.GetValueOrDefault(s));
}
