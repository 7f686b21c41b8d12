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
    private readonly OpeningCredentials _credentials = new(taxonomy);
    private readonly OpeningKinds _kinds = new(taxonomy);

    /// <summary>What the words mean. Kinds are found from occupation, words and shifts.</summary>
    public OpeningMeaning Read(OpeningWords words)
    {
        var unresolved = new List<string>();
        var required = SkillsOf(words.RequiredSkills, words.Language, unresolved);
        var welcome = SkillsOf(words.WelcomeSkills, words.Language, unresolved);
        var occupation = words.Occupation ?? OccupationOf(words.Title, words.Language);
        if (occupation is null) unresolved.Add(words.Title);
        return new(
            occupation, required, welcome, _credentials.Of(words, unresolved), _kinds.Of(words, occupation),
            ProvidesReader.Read(words.Provides, words.Language), unresolved);
    }

    /// <summary>The occupation that a title names, or null.</summary>
    public string? OccupationOf(string title, string language) =>
        _skills.Find(title, language, 50).FirstOrDefault(f => f.Type == ConceptType.Occupation)?.Id;

    private string[] SkillsOf(IReadOnlyList<string> texts, string language, List<string> unresolved)
    {
        var found = new List<string>();
        foreach (var text in texts)
        {
            var picked = _skills.Pick(ConceptType.Skill, text, language);
            if (picked.Count == 0) unresolved.Add(text);
            found.AddRange(picked);
        }
        return [.. found.Distinct()];
    }
}
