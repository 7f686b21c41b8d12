namespace Pathways.Matching;

/// <summary>Reads what a person would like: occupations, skills, kinds of work and groups that the words name.</summary>
internal sealed class WantReader(Taxonomy taxonomy)
{
    private const double SureGroup = 0.55;
    private readonly SkillFinder _skills = new(taxonomy);
    private readonly ConceptFinder _groups = new(taxonomy.Groups);

    public IReadOnlyList<string> Read(string text, string language)
    {
        var wants = new List<string>();
        wants.AddRange(KindWords.Shipped.Find(text, language, KindUse.Any).Keys);
        wants.AddRange(_skills.Pick(ConceptType.Occupation, text, language));
        wants.AddRange(_skills.Pick(ConceptType.Skill, text, language));
        wants.AddRange(_groups.Find(text, language, 1).Where(f => f.Score >= SureGroup).Select(f => f.Id));
        return [.. wants.Distinct()];
    }
}
