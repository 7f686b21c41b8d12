using Pathways.Matching;

namespace Pathways.Training;

/// <summary>Takes rows of ESCO's files into a taxonomy; each row is taken or gets a reason why not.</summary>
internal sealed class EscoReader(EscoTaxonomy taxonomy)
{
    // ESCO says essential or optional and no more. As in the starter taxonomy, 1 is what the work consists of.
    private const double Essential = 1, Optional = 0.5;

    // Nearness: what is narrower is still that kind of work or skill; skills are otherwise related where one is needed or useful for the other.
    private const double Narrower = 0.8, Needs = 0.6, Uses = 0.4;

    /// <summary>Columns that a file must have.</summary>
    public static string[] ColumnsOf(EscoContent content) => content switch
    {
        EscoContent.OccupationSkills => ["occupationUri", "relationType", "skillUri"],
        EscoContent.SkillSkills => ["originalSkillUri", "relationType", "relatedSkillUri"],
        EscoContent.Broader => ["conceptUri", "broaderUri"],
        EscoContent.Transversal => ["conceptUri"],
        _ => ["conceptUri", "preferredLabel"],
    };

    /// <summary>Null when the row was taken, else what is wrong with it.</summary>
    public string? Take(EscoFile file, EscoRow row) => file.Content switch
    {
        EscoContent.Groups => Concept(ConceptType.Group, row),
        EscoContent.Occupations => Concept(ConceptType.Occupation, row),
        EscoContent.Skills => Concept(ConceptType.Skill, row),
        EscoContent.Transversal => Transversal(row),
        EscoContent.OccupationSkills => OccupationSkill(row),
        EscoContent.SkillSkills => SkillSkill(row),
        EscoContent.Broader => Broader(row),
        _ => Labels(row, LanguageTag.Primary(file.Language)),
    };

    private string? Concept(ConceptType type, EscoRow row)
    {
        var uri = row["conceptUri"];
        if (EscoTaxonomy.IdOf(type, uri) is not { } id) return $"'{uri}' is no URI of {Named(type)} in ESCO";
        if (row["preferredLabel"] is not { Length: > 0 } label) return "no preferred label";
        if (row["status"] is not ("" or "released")) return $"its status is '{row["status"]}'";
        var concept = new EscoConcept(id, type, label) { OtherLabels = [.. LabelsOf(row).Skip(1)] };
        if (type == ConceptType.Occupation && row["iscoGroup"] is { Length: > 0 } code)
            concept.Group = taxonomy.Find($"http://data.europa.eu/esco/isco/C{code}")?.Id;
        return taxonomy.Add(uri, concept) ? null : $"{uri} is there already";
    }

    private string? Labels(EscoRow row, string language)
    {
        if (taxonomy.Find(row["conceptUri"]) is not { } concept) return NotThere(row["conceptUri"]);
        if (row["preferredLabel"].Length == 0) return "no preferred label";
        return taxonomy.Add(new EscoLabels(concept.Id, language, LabelsOf(row))) ? null : $"{row["conceptUri"]} has labels in this language already";
    }

    private string? Transversal(EscoRow row)
    {
        if (Skill(row["conceptUri"]) is not { } skill) return NotThere(row["conceptUri"]);
        skill.IsTransversal = true;
        return null;
    }

    private string? OccupationSkill(EscoRow row)
    {
        if (taxonomy.Find(row["occupationUri"]) is not { Type: ConceptType.Occupation } occupation) return NotThere(row["occupationUri"]);
        if (Skill(row["skillUri"]) is not { } skill) return NotThere(row["skillUri"]);
        return Relate(occupation.Skills, skill, row["relationType"], Essential, Optional);
    }

    private string? SkillSkill(EscoRow row)
    {
        if (Skill(row["originalSkillUri"]) is not { } skill) return NotThere(row["originalSkillUri"]);
        if (Skill(row["relatedSkillUri"]) is not { } other) return NotThere(row["relatedSkillUri"]);
        if (skill == other) return "a skill is related to itself";
        var (first, second) = InOrder(skill, other);
        return Relate(first.Related, second, row["relationType"], Needs, Uses);
    }

    private string? Broader(EscoRow row)
    {
        if (taxonomy.Find(row["conceptUri"]) is not { } concept) return NotThere(row["conceptUri"]);
        if (taxonomy.Find(row["broaderUri"]) is not { } above) return NotThere(row["broaderUri"]);
        if (concept == above) return "a concept is broader than itself";
        if (concept.Type != above.Type && above.Type != ConceptType.Group) return $"{Named(concept.Type)} does not lie below {Named(above.Type)}";
        concept.Broader.Add(above.Id);
        if (above.Type == ConceptType.Group) return null;
        var (first, second) = InOrder(concept, above);
        Strengthen(first.Related, second.Id, Narrower);
        return null;
    }

    /// <summary>Nearness holds both ways and is listed once, under the id that sorts first.</summary>
    private static (EscoConcept First, EscoConcept Second) InOrder(EscoConcept one, EscoConcept other) =>
        string.CompareOrdinal(one.Id, other.Id) < 0 ? (one, other) : (other, one);

    private static string? Relate(SortedDictionary<string, double> weights, EscoConcept other, string relation, double essential, double optional)
    {
        if (relation is not ("essential" or "optional")) return $"the relation is '{relation}', neither essential nor optional";
        Strengthen(weights, other.Id, relation == "essential" ? essential : optional);
        return null;
    }

    /// <summary>Where something is said twice, the stronger holds: the order of rows changes nothing.</summary>
    private static void Strengthen(SortedDictionary<string, double> weights, string id, double weight) =>
        weights[id] = Math.Max(weight, weights.GetValueOrDefault(id));

    private EscoConcept? Skill(string uri) => taxonomy.Find(uri) is { Type: ConceptType.Skill } skill ? skill : null;

    /// <summary>The preferred label, the others, and those that ESCO hides because they are only searched by.</summary>
    public static string[] LabelsOf(EscoRow row) =>
        [.. new[] { row["preferredLabel"] }.Concat(Lines(row["altLabels"])).Concat(Lines(row["hiddenLabels"])).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string[] Lines(string cell) => cell.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string NotThere(string uri) => uri.Length == 0 ? "no URI" : $"{uri} is not in the classification";

    private static string Named(ConceptType type) => type switch
    {
        ConceptType.Group => "a group",
        ConceptType.Occupation => "an occupation",
        _ => "a skill",
    };
}
