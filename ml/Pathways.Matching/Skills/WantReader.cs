namespace Pathways.Matching;

/// <summary>Reads what a person would like: occupations, skills, kinds of work and groups that the words name.</summary>
internal sealed class WantReader(Taxonomy taxonomy)
{
    private const double SureGroup = 0.55;
    private const string Common = "group:common";
    /// <summary>The wish to be taught, to earn a paper or to move up; openings that teach meet it.</summary>
    internal const string LearnOnTheJob = "skill:learn-on-the-job";
    private static readonly HashSet<string> LearningWords = ["learn", "training", "course", "certificate", "license", "promotion", "apprentice", "career", "qualification", "diploma"];
    private readonly SkillFinder _skills = new(taxonomy);

    public IReadOnlyList<string> Read(string text, string language)
    {
        var wants = new List<string>();
        wants.AddRange(KindWords.Shipped.Find(text, language, KindUse.Person).Keys);
        wants.AddRange(_skills.Pick(ConceptType.Occupation, text, language));
        wants.AddRange(_skills.Pick(ConceptType.Skill, text, language).Where(id => taxonomy.Find(id) is { IsCommon: false }));
        wants.AddRange(taxonomy.Finders.Groups.Find(text, language, 1).Where(f => f.Score >= SureGroup && f.Id != Common).Select(f => f.Id));
        if (SpeaksOfLearning(text, language)) wants.Add(LearnOnTheJob);
        return [.. wants.Distinct().Where(id => taxonomy.Find(id) is not null)];
    }

    private static bool SpeaksOfLearning(string text, string language) =>
        Glossary.Shipped.Gloss(text, language).Any(w => LearningWords.Contains(w.Text));
}
