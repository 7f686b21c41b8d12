namespace Pathways.Matching;

/// <summary>Reads what a person would like: occupations, skills, kinds of work and groups that the words name.</summary>
internal sealed class WantReader(Taxonomy taxonomy)
{
    private const double SureGroup = 0.55;
    private const string Common = "group:common";
    private readonly SkillFinder _skills = new(taxonomy);
    private readonly ConceptFinder _groups = new(taxonomy.Groups);

    public IReadOnlyList<string> Read(string text, string language)
    {
        var wants = new List<string>();
        wants.AddRange(KindWords.Shipped.Find(text, language, KindUse.Person).Keys);
        wants.AddRange(_skills.Pick(ConceptType.Occupation, text, language));
        wants.AddRange(_skills.Pick(ConceptType.Skill, text, language).Where(id => taxonomy.Find(id) is { IsCommon: false }));
        wants.AddRange(_groups.Find(text, language, 1).Where(f => f.Score >= SureGroup && f.Id != Common).Select(f => f.Id));
        return [.. wants.Distinct()];
    }
}
