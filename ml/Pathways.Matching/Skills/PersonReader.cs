namespace Pathways.Matching;

/// <summary>What a person says of their work, in own words.</summary>
/// <param name="Language">BCP 47 of the texts.</param>
public sealed record PersonWords(
    string Language, IReadOnlyList<string> Skills, IReadOnlyList<(string Title, int Months)> Experience,
    IReadOnlyList<string> Certificates, IReadOnlyList<string> Wants, IReadOnlyList<string> Avoids);

/// <summary>What those words mean, as concept ids for the person to confirm. What meant nothing known is in <paramref name="Unresolved"/>.</summary>
public sealed record PersonMeaning(
    IReadOnlyList<PersonSkill> Skills, IReadOnlyList<Experience> Experience, IReadOnlyList<string> Credentials,
    IReadOnlyList<string> Wants, IReadOnlyList<string> AvoidedKinds, IReadOnlyList<string> Unresolved);

/// <summary>Reads what a person wrote. It only proposes: the person takes what is right.</summary>
public sealed class PersonReader(Taxonomy taxonomy)
{
    private const int UsualLevel = 3;
    private readonly SkillFinder _skills = new(taxonomy);
    private readonly OccupationReader _occupations = new(taxonomy);
    private readonly KindFinder _kinds = new(taxonomy);
    private readonly CredentialFinder _credentials = new(taxonomy);
    private readonly WantReader _wants = new(taxonomy);

    public PersonMeaning Read(PersonWords words)
    {
        var unresolved = new List<string>();
        var experience = new List<Experience>();
        var skills = new List<string>();
        foreach (var (title, months) in words.Experience)
        {
            // What was done says what can be done: "cooked for the whole village" is no title, but it is a skill.
            var done = _skills.Pick(ConceptType.Skill, title, words.Language);
            skills.AddRange(done);
            if (_occupations.Read(title, words.Language, done) is { } id) experience.Add(new(id, months));
            else if (done.Count == 0) unresolved.Add(title);
        }
        var likely = experience.SelectMany(e => taxonomy.Find(e.Occupation)!.Skills)
            .GroupBy(s => s.Key).ToDictionary(g => g.Key, g => g.Max(s => s.Value), StringComparer.Ordinal);
        skills.InsertRange(0, Each(words.Skills, unresolved, text => _skills.Pick(ConceptType.Skill, text, words.Language, likely)));
        return new(
            [.. skills.Distinct().Select(id => new PersonSkill(id, UsualLevel))],
            experience,
            [.. words.Certificates.SelectMany(text => _credentials.Held(text, words.Language)).Distinct()],
            Each(words.Wants, unresolved, text => _wants.Read(text, words.Language)),
            Each(words.Avoids, unresolved, text => [.. _kinds.Find(text, words.Language, 5).Select(f => f.Id)]),
            unresolved);
    }

    private static string[] Each(IReadOnlyList<string> texts, List<string> unresolved, Func<string, IReadOnlyList<string>> read)
    {
        var all = new List<string>();
        foreach (var text in texts)
        {
            var found = read(text);
            if (found.Count == 0) unresolved.Add(text);
            all.AddRange(found);
        }
        return [.. all.Distinct()];
    }
}
