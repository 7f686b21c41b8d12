namespace Pathways.Matching;

/// <summary>Finds the occupation that a job title names, helped by the skills that are asked for.</summary>
internal sealed class OccupationReader(Taxonomy taxonomy)
{
    private const double Sure = 0.42;
    /// <summary>What stands after the first comma is rather where and when than what.</summary>
    private const double LaterClauses = 0.85;
    /// <summary>A label that all of a title fits is meant before one that fits a part of it, before and after a comma or a slash.</summary>
    private const double Whole = 0.97, OneOfSeveral = 0.95;
    /// <summary>Of two that fit alike, the one that more of the words led to is meant: "roofer helper" before "roofer".</summary>
    private const double WordSaid = 0.002;
    private const double SkillsCount = 0.3;
    private const double UsesEnough = 0.5;
    /// <summary>Words that say that somebody works, not at what.</summary>
    private static readonly HashSet<string> Generic = [.. new[] { "helper", "worker", "laborer", "technician", "operator", "general", "crew", "supervisor", "foreman", "foremen", "specialist", "seasonal", "temporary", "qualified", "lead" }.Select(WordStem.Of)];

    /// <param name="skills">Ids of skills found in the rest of the opening.</param>
    /// <returns>Id, or null when the title names no work of the taxonomy.</returns>
    public string? Read(string title, string language, IReadOnlyList<string> skills)
    {
        if (Glossary.Shipped.Gloss(title, language).All(w => Generic.Contains(WordStem.Of(w.Text)))) return BySkills(skills);
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        var clauses = Clauses.Of(title).ToArray();
        for (var i = 0; i < clauses.Length; i++) Look(clauses[i], language, i > 0 ? LaterClauses : clauses.Length > 1 ? OneOfSeveral : 1, scores);
        if (clauses is [var first, ..] && first.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts)
            foreach (var part in parts) Look(part, language, OneOfSeveral, scores);
        Look(string.Join(' ', clauses), language, Whole, scores);
        return scores.Where(s => s.Value >= Sure)
            .OrderByDescending(s => s.Value + (SkillsCount * Uses(s.Key, skills))).ThenBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => s.Key).FirstOrDefault();
    }

    private void Look(string words, string language, double weight, Dictionary<string, double> scores)
    {
        foreach (var found in taxonomy.Finders.Occupations.Find(words, language, 20))
            scores[found.Id] = Math.Max(scores.GetValueOrDefault(found.Id), (found.Score * weight) + (WordSaid * found.Words.Count));
    }

    /// <summary>"General laborer" is told by what is asked for alone.</summary>
    private string? BySkills(IReadOnlyList<string> skills) => taxonomy.Occupations
        .Select(o => (o.Id, Uses: Uses(o.Id, skills))).Where(o => o.Uses >= UsesEnough)
        .OrderByDescending(o => o.Uses).ThenBy(o => o.Id, StringComparer.Ordinal).Select(o => o.Id).FirstOrDefault();

    /// <summary>How much of the skills an occupation uses, 0–1.</summary>
    private double Uses(string occupation, IReadOnlyList<string> skills) =>
        skills.Count == 0 ? 0 : skills.Average(s => taxonomy.Find(occupation)!.Skills.GetValueOrDefault(s));
}
