namespace Pathways.Matching;

/// <summary>Reads what a person would like: occupations, skills, kinds of work and groups that the words name.</summary>
internal sealed class WantReader(Taxonomy taxonomy)
{
    /// <summary>The wish to be taught, to earn a paper or to move up; openings that teach meet it.</summary>
    internal const string LearnOnTheJob = "skill:learn-on-the-job";

    private const double SureGroup = 0.55;
    /// <summary>"Near home" is where, not what.</summary>
    private const string PrivateHomes = "kind:private-homes", Common = "group:common";
    private static readonly HashSet<string> LearningWords =
        ["learn", "training", "course", "certificate", "license", "promotion", "apprentice", "career", "qualification", "diploma"];
    private readonly SkillFinder _skills = new(taxonomy);

    public IReadOnlyList<string> Read(string text, string language)
    {
        var words = Glossary.Shipped.Gloss(text, language);
        var wants = new List<string>();
        if (words.Any(w => !LearningWords.Contains(w.Text))) wants.AddRange(WorkIn(text, language));
        if (words.Any(w => LearningWords.Contains(w.Text))) wants.Add(LearnOnTheJob);
        return [.. wants.Distinct().Where(id => taxonomy.Find(id) is not null)];
    }

    private IEnumerable<string> WorkIn(string text, string language) =>
    [
        .. KindWords.Shipped.Find(text, language, KindUse.Person).Keys.Where(id => id != PrivateHomes),
        .. _skills.Pick(ConceptType.Occupation, text, language),
        .. _skills.Pick(ConceptType.Skill, text, language).Where(id => taxonomy.Find(id) is { IsCommon: false }),
        .. taxonomy.Finders.Groups.Find(text, language, 1).Where(f => f.Score >= SureGroup && f.Id != Common).Select(f => f.Id),
    ];
}
