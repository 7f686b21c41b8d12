using System.Runtime.CompilerServices;

namespace Pathways.Matching;

/// <summary>
/// Ranks openings for a person: hard rules first, then the score, then the best with their reasons. Immutable and
/// safe to share; the same person, index, day and options give the same page.
/// </summary>
public sealed class Matcher(Taxonomy taxonomy, ScoreModel model)
{
    private const int MostAtOnce = 200;
    private readonly ReasonFinder _reasons = new(model);
    private readonly MatchBuffers.Pool _buffers = new();
    private readonly ConditionalWeakTable<OpeningIndex, FirstStage> _firstStages = [];
    private readonly Lazy<FirstStageWeights> _weights = new(() => new(taxonomy, model.Trees is null ? model : ScoreModel.LoadLinear()));

    /// <summary>A matcher with the model that ships with the project.</summary>
    public Matcher(Taxonomy taxonomy) : this(taxonomy, ScoreModel.LoadShipped()) { }

    /// <summary>The taxonomy that skills and occupations are compared by.</summary>
    public Taxonomy Taxonomy { get; } = taxonomy;

    /// <summary>
    /// A page of the openings that the hard rules allow, in the order asked for. None is ever left out by its score. Where very many
    /// are allowed (<see cref="MatchRun.AllByModel"/>), the whole model ranks the most promising, and the others follow by a simpler score.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Take is not 1–200.</exception>
    /// <exception cref="FormatException">After is no cursor of this program.</exception>
    public MatchPage Match(Person person, OpeningIndex index, DateOnly today, MatchOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Take, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Take, MostAtOnce, nameof(options));
        Cursor? after = options.After is null ? null : Cursor.TryRead(options.After, out var cursor) ? cursor
            : throw new FormatException("This is no place in a list of matches.");
        var buffers = _buffers.Take();
        try
        {
            var run = new MatchRun(this, new PersonView(new PreparedPerson(person), Taxonomy), index, today, options, buffers);
            var (page, first, total) = run.Page(after);
            var items = new MatchItem[page.Length];
            for (var i = 0; i < page.Length; i++) items[i] = ItemOf(run.View, index.Openings[page[i].Place], run.ScoreOf(page[i], first + i + 1), first + i + 1, today, options);
            return new MatchPage(items, total, first + page.Length < total && page.Length > 0 ? run.CursorOf(page[^1], first + page.Length).Write() : null);
        }
        finally
        {
            _buffers.Return(buffers);
        }
    }

    /// <summary>One opening for a person, with its reasons; null when it isn't in the index or a hard rule hides it. Its rank is 0.</summary>
    public MatchItem? Explain(Person person, OpeningIndex index, string openingId, DateOnly today)
    {
        var prepared = new PreparedPerson(person);
        if (index.FindPrepared(openingId) is not { } opening || !EligibilityRules.Allow(prepared, opening, today)) return null;
        var view = new PersonView(prepared, Taxonomy);
        return ItemOf(view, opening, Score(view, opening, today), 0, today, new MatchOptions());
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

    /// <summary>Does beforehand what the first list of very many openings would wait for. Needed by nobody; a list is the same without.</summary>
    public void Prepare(OpeningIndex index, DateOnly today)
    {
        if (index.Count > MatchRun.AllByModel) FirstStageOf(index, today);
    }

    /// <summary>The first stage for an index on a day, made when it is first asked for.</summary>
    internal FirstStage FirstStageOf(OpeningIndex index, DateOnly today)
    {
        if (_firstStages.TryGetValue(index, out var known) && known.Day == today) return known;
        var made = new FirstStage(index, _weights.Value, today);
        _firstStages.AddOrUpdate(index, made);
        return made;
    }

    internal void Score(FeatureBlock rows, Span<double> scores) => model.Score(rows, scores);

    internal double Score(PersonView view, PreparedOpening opening, DateOnly today)
    {
        Span<double> features = stackalloc double[Feature.Count];
        FeatureReader.Read(view, opening, today, features);
        return model.Score(features);
    }

    private MatchItem ItemOf(PersonView view, PreparedOpening opening, double score, int rank, DateOnly today, MatchOptions options)
    {
        var start = opening.Source.Start is { } day && day > today ? day : today;
        return new(
            opening.Source.Id, score, rank, view.Prepared.KmTo(opening),
            view.Source.WorkAuthorisation?.Invoke(start) ?? WorkAnswer.Yes,
            options.Ranking ? _reasons.Of(view, opening, today) : []);
    }
}
