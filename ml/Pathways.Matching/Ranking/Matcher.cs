namespace Pathways.Matching;

/// <summary>
/// Ranks openings for a person: hard rules first, then the score, then the best with their reasons. Immutable and
/// safe to share; the same person, index, day and options give the same page.
/// </summary>
public sealed class Matcher(Taxonomy taxonomy, ScoreModel model)
{
    private const int MostAtOnce = 200;
    private readonly ReasonFinder _reasons = new(model);

    /// <summary>A matcher with the model that ships with the project.</summary>
    public Matcher(Taxonomy taxonomy) : this(taxonomy, ScoreModel.LoadShipped()) { }

    /// <summary>The taxonomy that skills and occupations are compared by.</summary>
    public Taxonomy Taxonomy { get; } = taxonomy;

    /// <summary>A page of the openings that the hard rules allow, in the order asked for. None is ever left out by its score.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Take is not 1–200.</exception>
    /// <exception cref="FormatException">After is no cursor of this program.</exception>
    public MatchPage Match(Person person, OpeningIndex index, DateOnly today, MatchOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Take, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Take, MostAtOnce, nameof(options));
        var view = new PersonView(new PreparedPerson(person), Taxonomy);
        var ordered = Ordered(view, index, today, options);
        var first = StartOf(ordered, options.After);
        var last = Math.Min(first + options.Take, ordered.Length);
        var items = new MatchItem[last - first];
        for (var i = first; i < last; i++) items[i - first] = ItemOf(view, ordered[i], i + 1, today, options);
        var next = last < ordered.Length && last > first ? ordered[last - 1].Cursor.Write() : null;
        return new MatchPage(items, ordered.Length, next);
    }

    /// <summary>One opening for a person, with its reasons; null when it isn't in the index or a hard rule hides it. Its rank is 0.</summary>
    public MatchItem? Explain(Person person, OpeningIndex index, string openingId, DateOnly today)
    {
        var prepared = new PreparedPerson(person);
        if (index.FindPrepared(openingId) is not { } opening || !EligibilityRules.Allow(prepared, opening, today)) return null;
        var view = new PersonView(prepared, Taxonomy);
        return ItemOf(view, new(opening, Score(view, opening, today)), 0, today, new MatchOptions());
    }

    /// <summary>The hard rules that an opening breaks for a person, as <see cref="RuleCodes"/>; empty when it may be shown.</summary>
    public static IReadOnlyList<string> Allowed(Person person, Opening opening, DateOnly today) =>
        EligibilityRules.Broken(new PreparedPerson(person), new PreparedOpening(opening), today);

    /// <summary>
    /// What distance, language, credentials and training alone hold back: one step each, and how many openings it would
    /// let in, the most first. Never for pay, nights or what the person avoids.
    /// </summary>
    public static IReadOnlyList<StepCount> HeldBack(Person person, OpeningIndex index, DateOnly today) =>
        Matching.HeldBack.Count(new PreparedPerson(person), index, today);

    /// <summary>
    /// The one skill, credential or language step each that would open the most suitable openings now: allowed, and with
    /// more that speaks for them than against. Counted by ranking again.
    /// </summary>
    public IReadOnlyList<StepCount> Gaps(Person person, OpeningIndex index, DateOnly today, int take = 5) =>
        new SkillGaps(model, new PersonView(new PreparedPerson(person), Taxonomy), index, today).Best(take);

    internal double Score(PersonView view, PreparedOpening opening, DateOnly today)
    {
        Span<double> features = stackalloc double[Feature.Count];
        FeatureReader.Read(view, opening, today, features);
        return model.Score(features);
    }

    private Placed[] Ordered(PersonView view, OpeningIndex index, DateOnly today, MatchOptions options)
    {
        var placed = new List<Placed>();
        foreach (var opening in index.Openings)
            if ((options.Among is null || options.Among.Contains(opening.Source.Id)) && EligibilityRules.Allow(view.Prepared, opening, today))
                placed.Add(new(opening, KeyOf(view, opening, today, options)));
        var ordered = placed.ToArray();
        Array.Sort(ordered, static (a, b) => a.CompareTo(b));
        return ordered;
    }

    private double KeyOf(PersonView view, PreparedOpening opening, DateOnly today, MatchOptions options) => options.Sort switch
    {
        MatchSort.ForMe when options.Ranking => Score(view, opening, today),
        MatchSort.Nearest => opening.Source.Remote ? 0 : -(view.Prepared.KmTo(opening) ?? double.MaxValue),
        MatchSort.BestPaid => BestHourly(opening.Source, today),
        _ => opening.Source.PostedOn.DayNumber,
    };

    private static double BestHourly(Opening opening, DateOnly today) =>
        opening.Pay is { } pay ? (double)(PayRate.Hourly(new Pay(pay.Best, pay.Currency, pay.Per), opening.HoursPerWeek, today) ?? 0) : 0;

    private MatchItem ItemOf(PersonView view, Placed placed, int rank, DateOnly today, MatchOptions options)
    {
        var opening = placed.Opening;
        var start = opening.Source.Start is { } day && day > today ? day : today;
        var score = !options.Ranking ? 0 : options.Sort == MatchSort.ForMe ? placed.Key : Score(view, opening, today);
        return new(
            opening.Source.Id, score, rank, view.Prepared.KmTo(opening),
            view.Source.WorkAuthorisation?.Invoke(start) ?? WorkAnswer.Yes,
            options.Ranking ? _reasons.Of(view, opening, today) : []);
    }

    private static int StartOf(Placed[] ordered, string? after)
    {
        if (after is null) return 0;
        if (!Cursor.TryRead(after, out var cursor)) throw new FormatException("This is no place in a list of matches.");
        var start = 0;
        while (start < ordered.Length && !ordered[start].IsPast(cursor)) start++;
        return start;
    }

    /// <summary>An opening with its place in the order: the greater key first, the same key by id.</summary>
    private readonly record struct Placed(PreparedOpening Opening, double Key) : IComparable<Placed>
    {
        public Cursor Cursor => new(Key, Opening.Source.Id);

        public int CompareTo(Placed other)
        {
            var byKey = other.Key.CompareTo(Key);
            return byKey != 0 ? byKey : string.CompareOrdinal(Opening.Source.Id, other.Opening.Source.Id);
        }

        public bool IsPast(Cursor cursor) => Key < cursor.Key || (Key == cursor.Key && string.CompareOrdinal(Opening.Source.Id, cursor.Id) > 0);
    }
}
