namespace Pathways.Matching;

/// <summary>The words of an opening, as its employer wrote them.</summary>
/// <param name="Language">BCP 47 of the texts.</param>
/// <param name="Occupation">Id, where the employer chose one; else it is found from the title.</param>
public sealed record OpeningWords(
    string Title, string Description, string Language, IReadOnlyList<string> RequiredSkills, IReadOnlyList<string> WelcomeSkills,
    IReadOnlyList<string> Credentials, IReadOnlyList<string> Provides, WeekSlots Shifts, string? Occupation = null, bool Remote = false);

/// <summary>What the words of an opening mean, as concept ids. Every text that meant nothing known is in <paramref name="Unresolved"/>.</summary>
public sealed record OpeningMeaning(
    string? Occupation, IReadOnlyList<string> RequiredSkills, IReadOnlyList<string> WelcomeSkills,
    IReadOnlyList<OpeningCredential> Credentials, IReadOnlyList<string> Kinds, IReadOnlyList<string> Provides, IReadOnlyList<string> Unresolved);

/// <summary>Reads an opening when it is posted: occupation, skills, credentials and the kinds of work that people may avoid.</summary>
public sealed class OpeningReader(Taxonomy taxonomy)
{
    private readonly SkillFinder _skills = new(taxonomy);
    private readonly OccupationReader _occupations = new(taxonomy);
    private readonly OpeningCredentials _credentials = new(taxonomy);
    private readonly OpeningKinds _kinds = new(taxonomy);

    /// <summary>What the words mean. Kinds are found from occupation, words and shifts.</summary>
    public OpeningMeaning Read(OpeningWords words)
    {
        var unresolved = new List<string>();
        var firstLook = words.RequiredSkills.Concat(words.WelcomeSkills)
            .SelectMany(text => _skills.Pick(ConceptType.Skill, text, words.Language)).ToArray();
        var occupation = words.Occupation ?? _occupations.Read(words.Title, words.Language, firstLook);
        if (occupation is null) unresolved.Add(words.Title);
        var likely = occupation is null ? null : taxonomy.Find(ConceptType.Occupation, occupation)?.Skills;
        return new(
            occupation,
            SkillsOf(words.RequiredSkills, words.Language, likely, unresolved),
            SkillsOf(words.WelcomeSkills, words.Language, likely, unresolved),
            _credentials.Of(words, unresolved), _kinds.Of(words, occupation),
            ProvidesOf(words), unresolved);
    }

    private static IReadOnlyList<string> ProvidesOf(OpeningWords words)
    {
        var provides = ProvidesReader.Read(words.Provides, words.Language);
        return provides.Contains(Provided.Training) || !ProvidesReader.Teaches(words.Description, words.Language) ? provides : [.. provides, Provided.Training];
    }

    /// <summary>The occupation that a title names, or null.</summary>
    public string? OccupationOf(string title, string language) => _occupations.Read(title, language, []);

    private string[] SkillsOf(IReadOnlyList<string> texts, string language, IReadOnlyDictionary<string, double>? likely, List<string> unresolved)
    {
        var found = new List<string>();
        foreach (var text in texts)
        {
            var picked = _skills.Pick(ConceptType.Skill, text, language, likely);
            if (picked.Count == 0) picked = HeartOf(text, language);
            if (picked.Count == 0) unresolved.Add(text);
            found.AddRange(picked);
        }
        return [.. found.Distinct()];
    }

    /// <summary>"Warehouse experience" names work, not a skill: what is at the heart of that work is meant.</summary>
    private string[] HeartOf(string text, string language) =>
        _occupations.Read(text, language, []) is { } occupation
            ? [.. taxonomy.Find(occupation)!.Skills.Where(s => s.Value >= 1).Select(s => s.Key).Take(2)]
            : [];
}
