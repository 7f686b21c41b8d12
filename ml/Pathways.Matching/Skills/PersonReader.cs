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
    private readonly KindFinder _kinds = new(taxonomy);
    private readonly CredentialFinder _credentials = new(taxonomy);
    private readonly WantReader _wants = new(taxonomy);

    public PersonMeaning Read(PersonWords words)
    {
        var unresolved = new List<string>();
        return new(
            [.. Each(words.Skills, text => _skills.Pick(ConceptType.Skill, text, words.Language)).Select(id => new PersonSkill(id, UsualLevel))],
            [.. words.Experience.SelectMany(e => Occupations(e.Title, words.Language, unresolved).Select(id => new Experience(id, e.Months)))],
            [.. words.Certificates.Select(text => _credentials.Held(text, words.Language)).OfType<string>().Distinct()],
            [.. Each(words.Wants, text => _wants.Read(text, words.Language))],
            [.. Each(words.Avoids, text => [.. _kinds.Find(text, words.Language, 5).Select(f => f.Id)])],
            unresolved);

        IEnumerable<string> Each(IReadOnlyList<string> texts, Func<string, IReadOnlyList<string>> read)
        {
            var all = new List<string>();
            foreach (var text in texts)
            {
                var found = read(text);
                if (found.Count == 0) unresolved.Add(text);
                all.AddRange(found);
            }
            return all.Distinct();
        }
    }

    private IReadOnlyList<string> Occupations(string title, string language, List<string> unresolved)
    {
        var found = _skills.Pick(ConceptType.Occupation, title, language);
        if (found.Count == 0) unresolved.Add(title);
        return found;
    }
}
