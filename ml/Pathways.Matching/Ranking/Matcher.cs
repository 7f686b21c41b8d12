namespace Pathways.Matching;

/// <summary>
/// Ranks openings for a person: hard rules first, then the score, then the best with their reasons. Immutable and
/// safe to share; the same person, index, day and options give the same page.
/// </summary>
public sealed class Matcher(Taxonomy taxonomy)
{
    /// <summary>The taxonomy that skills and occupations are compared by.</summary>
    public Taxonomy Taxonomy { get; } = taxonomy;

    /// <summary>A page of the openings that the hard rules allow, in the order asked for. None is ever left out by its score.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Take is not 1–200.</exception>
    /// <exception cref="FormatException">After is no cursor of this program.</exception>
    public MatchPage Match(Person person, OpeningIndex index, DateOnly today, MatchOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Take, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Take, 200, nameof(options));
        var prepared = new PreparedPerson(person);
        var near = new SkillCloseness(person, Taxonomy);
        var allowed = index.Openings.Where(o => EligibilityRules.Allow(prepared, o, today)).ToArray();
        var ordered = allowed
            .Select(o => (Opening: o, Key: KeyOf(prepared, near, o, today, options)))
            .OrderByDescending(x => x.Key)
            .ThenBy(x => x.Opening.Source.Id, StringComparer.Ordinal)
            .ToArray();
        var first = StartOf(ordered, options.After);
        var items = ordered.Skip(first).Take(options.Take)
            .Select((x, i) => ItemOf(prepared, x.Opening, first + i + 1, today))
            .ToArray();
        var last = first + items.Length;
        var next = last < ordered.Length ? new Cursor(ordered[last - 1].Key, ordered[last - 1].Opening.Source.Id).Write() : null;
        return new MatchPage(items, ordered.Length, next);
    }

    /// <summary>The hard rules that an opening breaks for a person, as <see cref="RuleCodes"/>; empty when it may be shown.</summary>
    public static IReadOnlyList<string> Allowed(Person person, Opening opening, DateOnly today) =>
        EligibilityRules.Broken(new PreparedPerson(person), new PreparedOpening(opening), today);

    private static MatchItem ItemOf(PreparedPerson person, PreparedOpening opening, int rank, DateOnly today) =>
        new(opening.Source.Id, 0, rank, person.KmTo(opening), WorkAnswer.Yes, []);

    private static double KeyOf(
        PreparedPerson person, SkillCloseness near, PreparedOpening opening, DateOnly today, MatchOptions options) => options.Sort switch
    {
        MatchSort.Nearest => opening.Source.Remote ? 0 : -(person.KmTo(opening) ?? double.MaxValue),
        MatchSort.ForMe when options.Ranking => opening.Source.RequiredSkills.Select(near.To).DefaultIfEmpty().Average(),
        MatchSort.BestPaid => BestHourly(opening, today),
        _ => opening.Source.PostedOn.DayNumber,
    };

    private static double BestHourly(PreparedOpening opening, DateOnly today) =>
        opening.Source.Pay is { } pay
            ? (double)(PayRate.Hourly(new Pay(pay.Best, pay.Currency, pay.Per), opening.Source.HoursPerWeek, today) ?? 0)
            : 0;

    private static int StartOf((PreparedOpening Opening, double Key)[] ordered, string? after)
    {
        if (after is null) return 0;
        if (!Cursor.TryRead(after, out var cursor)) throw new FormatException("This is no place in a list of matches.");
        var start = 0;
        while (start < ordered.Length && !IsPast(ordered[start], cursor)) start++;
        return start;
    }

    private static bool IsPast((PreparedOpening Opening, double Key) item, Cursor cursor) =>
        item.Key < cursor.Key
        || (item.Key == cursor.Key && string.CompareOrdinal(item.Opening.Source.Id, cursor.Id) > 0);
}
