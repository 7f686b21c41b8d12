namespace Pathways.Matching;

/// <summary>The words of an opening, as its employer wrote them.</summary>
/// <param name="Language">BCP 47 of the texts.</param>
/// <param name="Occupation">Id, where the employer chose one; else it is found from the title.</param>
public sealed record OpeningWords(
    string Title, string Description, string Language, IReadOnlyList<string> RequiredSkills, IReadOnlyList<string> WelcomeSkills,
    IReadOnlyList<string> Credentials, IReadOnlyList<string> Provides, WeekSlots Shifts, string? Occupation = null, bool Remote = false);

/// <summary>What the words of an opening mean, as concept ids. Every skill text that meant nothing known is in <paramref name="Unresolved"/>.</summary>
public sealed record OpeningMeaning(
    string? Occupation, IReadOnlyList<string> RequiredSkills, IReadOnlyList<string> WelcomeSkills,
    IReadOnlyList<OpeningCredential> Credentials, IReadOnlyList<string> Kinds, IReadOnlyList<string> Provides, IReadOnlyList<string> Unresolved);

/// <summary>Reads an opening when it is posted: occupation, skills, credentials and the kinds of work that people may avoid.</summary>
public sealed class OpeningReader(Taxonomy taxonomy)
{
    private readonly SkillFinder _skills = new(taxonomy);
    private readonly CredentialFinder _credentials = new(taxonomy);

    /// <summary>What the words mean. Kinds are found from occupation, words and shifts.</summary>
    public OpeningMeaning Read(OpeningWords words)
    {
        var unresolved = new List<string>();
        var occupation = words.Occupation ?? Best(words.Title, words.Language, ConceptType.Occupation);
        var kinds = occupation is null ? [] : taxonomy.Find(ConceptType.Occupation, occupation)?.Kinds ?? [];
        return new(
            occupation,
            SkillsOf(words.RequiredSkills, words.Language, unresolved),
            SkillsOf(words.WelcomeSkills, words.Language, unresolved),
            [.. CredentialsOf(words)],
            kinds,
            words.Provides,
            unresolved);
    }

    private string? Best(string text, string language, ConceptType type) =>
        _skills.Find(text, language, 20).FirstOrDefault(f => f.Type == type)?.Id;

    private string[] SkillsOf(IReadOnlyList<string> texts, string language, List<string> unresolved)
    {
        var found = new List<string>();
        foreach (var text in texts)
        {
            if (Best(text, language, ConceptType.Skill) is { } skill) found.Add(skill);
            else unresolved.Add(text);
        }
        return [.. found.Distinct()];
    }

    private IEnumerable<OpeningCredential> CredentialsOf(OpeningWords words) => words.Credentials
        .Select(text => _credentials.Find(text, words.Language, 1))
        .Where(found => found.Count > 0)
        .Select(found => new OpeningCredential(found[0].Id, taxonomy.Find(found[0].Id)!.RequiredByLaw, ProvidedByEmployer: false));
}
