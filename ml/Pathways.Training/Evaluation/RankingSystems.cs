using Pathways.Matching;

namespace Pathways.Training;

/// <summary>A person of a judged folder, with what each system may look at.</summary>
/// <param name="Allowed">What no hard rule forbids by the judges: baselines are given it.</param>
internal sealed record JudgedCase(JudgedPerson Words, Person Person, IReadOnlyList<JudgedOpening> Allowed);

/// <summary>Something that orders openings for a person.</summary>
internal interface IRankingSystem
{
    string Name { get; }

    /// <summary>Ids of all openings it would show, the best first; several lists are averaged over.</summary>
    IEnumerable<IReadOnlyList<string>> Rank(JudgedCase person);
}

/// <summary>A hundred shuffles, always the same.</summary>
internal sealed class RandomRanking : IRankingSystem
{
    private const int Shuffles = 100;
    public string Name => "random";

    public IEnumerable<IReadOnlyList<string>> Rank(JudgedCase person)
    {
        var random = new Random(1);
        for (var i = 0; i < Shuffles; i++)
        {
            var ids = person.Allowed.Select(o => o.Id).ToArray();
            random.Shuffle(ids);
            yield return ids;
        }
    }
}

/// <summary>The file's order reversed.</summary>
internal sealed class NewestRanking : IRankingSystem
{
    public string Name => "newest";
    public IEnumerable<IReadOnlyList<string>> Rank(JudgedCase person) => [[.. person.Allowed.Reverse().Select(o => o.Id)]];
}

/// <summary>What the site shows: its own hard rules, then its score.</summary>
internal sealed class MatcherRanking(string name, Matcher matcher, OpeningIndex index, DateOnly today) : IRankingSystem
{
    private const int PageSize = 200;
    public string Name => name;

    public IEnumerable<IReadOnlyList<string>> Rank(JudgedCase person) => [All(person.Person)];

    /// <summary>Ids of all that is shown, page by page.</summary>
    public IReadOnlyList<string> All(Person person)
    {
        var shown = new List<string>();
        string? after = null;
        do
        {
            var page = matcher.Match(person, index, today, new MatchOptions(PageSize, after));
            shown.AddRange(page.Items.Select(i => i.OpeningId));
            after = page.Next;
        }
        while (after is not null);
        return shown;
    }
}
