using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Places;
using Pathways.Api.Persistence;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Openings;

/// <summary>A reader's place in the changes of openings and of their employers. It belongs to one reader; a fresh one begins with everything.</summary>
public sealed class OpeningsPlace
{
    internal ChangePlace Openings { get; } = new();

    internal ChangePlace Employers { get; } = new();
}

/// <summary>Work that vetted employers offer. Nothing here names a person who looks for it. Everybody who is signed in sees the same:
/// what is live, not past its last day, and from an employer that is vetted today.</summary>
public sealed class OpeningService
{
    private const int Batch = 500, DefaultTake = 20, MaxTake = 100;
    private const double DefaultKm = 40;
    private readonly OpeningStore _store;
    private readonly EmployerService _employers;
    private readonly PlaceService _places;
    private readonly OverviewMaker _overview;
    private readonly TimeProvider _time;

    internal OpeningService(OpeningStore store, EmployerService employers, PlaceService places, OverviewMaker overview, TimeProvider time) =>
        (_store, _employers, _places, _overview, _time) = (store, employers, places, overview, time);

    /// <summary>The day by which openings close: a last day counts until it is over everywhere (UTC − 12 h), so that none closes early anywhere.</summary>
    public DateOnly Today => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime.AddHours(-12));

    /// <summary>The opening, or null when it is not there or not to be seen.</summary>
    public async Task<OpeningView?> FindAsync(CurrentUser user, string id, CancellationToken stop)
    {
        if (!user.IsSignedIn || await _store.FindAsync(id, stop) is not { } opening)
            return null;
        return (await WithEmployersAsync([opening], stop)) is [var offered] ? new(offered.Opening, offered.Employer) : null;
    }

    /// <summary>Those of the openings that are to be seen, in the order of the ids.</summary>
    public async Task<IReadOnlyList<OpeningView>> FindManyAsync(CurrentUser user, IReadOnlyList<string> ids, CancellationToken stop)
    {
        if (!user.IsSignedIn)
            return [];
        var found = (await WithEmployersAsync(await _store.FindAsync(ids, stop), stop)).ToDictionary(offered => offered.Opening.Id);
        return [.. ids.Where(found.ContainsKey).Select(id => new OpeningView(found[id].Opening, found[id].Employer))];
    }

    /// <summary>The ids of live openings that hold every word of a text; null where it has none to look for.</summary>
    internal async Task<IReadOnlyList<string>?> WithWordsAsync(string? text, CancellationToken stop) =>
        OpeningWords.Of(text) is { Count: > 0 } words ? await _store.WithWordsAsync(words, stop) : null;

    /// <summary>Openings that fit the query, newest first, or what is wrong with it.</summary>
    public async Task<(PageOf<OpeningView>? Page, ProblemHttpResult? Refusal)> BrowseAsync(CurrentUser user, OpeningQuery query, CancellationToken stop)
    {
        if (!user.IsSignedIn)
            return (new([], null), null);
        var near = query.Place is { Length: > 0 } place ? _places.Find(place, 1) : null;
        var after = OpeningPages.Parse(query.After);
        if (OpeningProblems.Of(query, near is { Count: 0 }, query.After is not null && after is null) is { } refusal)
            return (null, refusal);
        var area = near is [var centre] ? new Area(centre.Lat, centre.Lon, query.Km ?? DefaultKm) : null;
        var filter = new OpeningFilter(Today, OpeningWords.Of(query.Text), query.Kind, query.Occupation, area?.Box());
        return (await PageAsync(filter, area, after, Math.Clamp(query.Take ?? DefaultTake, 1, MaxTake), stop), null);
    }

    /// <summary>Numbers for anyone: no employer, no workplace. They may be a few minutes old.</summary>
    public Task<OpeningOverview> OverviewAsync(CancellationToken stop) => _overview.GetAsync(Today, stop);

    /// <summary>Stores openings of trusted callers (an import, sample data); nothing that a request can reach calls it. New ones get their
    /// state, known ones keep theirs and get the new content, equal content is not written and moves no version.</summary>
    public async Task<StoredCounts> AddAsync(IReadOnlyCollection<NewOpening> openings, CancellationToken stop)
    {
        var counts = new StoredCounts(0, 0, 0);
        foreach (var batch in openings.Chunk(Batch))
        {
            var employers = await _employers.FindAsync([.. batch.Select(opening => opening.EmployerId).Distinct()], stop);
            var worded = batch.Select(opening => (opening, OpeningWords.Of(opening.Details,
                employers.GetValueOrDefault(opening.EmployerId)?.LegalName))).ToList();
            counts = counts.Plus(await _store.StoreAsync(worded, stop));
        }
        return counts;
    }

    /// <summary>Moves openings from one state to another, and leaves those that are in a third.</summary>
    public async Task MoveAsync(IReadOnlyCollection<string> ids, OpeningState from, OpeningState to, CancellationToken stop)
    {
        foreach (var batch in ids.Chunk(Batch))
            await _store.MoveAsync(batch, from, to, stop);
    }

    /// <summary>True when the opening is stored, seen or not. For sample data.</summary>
    public async Task<bool> IsStoredAsync(string id, CancellationToken stop) => await _store.FindAsync(id, stop) is not null;

    /// <summary>Every opening that changed since the reader's place, or whose employer did, as it is now, seen or not
    /// (<see cref="OfferedOpening.IsOpenOn"/> tells); the place moves on. Meant to be asked once a second: see <see cref="ChangeFeed"/> for
    /// why nothing is missed. One whose employer is not there yet comes when the employer does.</summary>
    public async Task<IReadOnlyList<OfferedOpening>> ChangedSinceAsync(OpeningsPlace place, CancellationToken stop)
    {
        var isFirst = place.Openings.Known.Count == 0;
        var employers = await _employers.ChangedSinceAsync(place.Employers, stop);
        var openings = await _store.ChangedSinceAsync(place.Openings, _time.GetUtcNow().UtcDateTime, stop);
        var changed = openings.ToDictionary(opening => opening.Id);
        foreach (var ids in employers.Where(_ => !isFirst).Select(employer => employer.Id).Chunk(Batch))
            foreach (var opening in await _store.OfEmployersAsync(ids, stop))
                changed.TryAdd(opening.Id, opening);
        return await JoinAsync(changed.Values, stop);
    }

    private async Task<PageOf<OpeningView>> PageAsync(OpeningFilter filter, Area? area, PageStart? after, int take, CancellationToken stop)
    {
        var items = new List<OpeningView>();
        while (true)
        {
            var found = await _store.BrowseAsync(filter, after, take + 1, stop);
            foreach (var offered in await WithEmployersAsync([.. found.Where(opening => area?.Holds(opening.Details.Place) ?? true)], stop))
            {
                if (items.Count == take)
                    return new(items, OpeningPages.Write(items[^1].PostedOn, items[^1].Id));
                items.Add(new(offered.Opening, offered.Employer));
            }
            if (found.Count <= take)
                return new(items, null);
            after = new(found[^1].PostedOn, found[^1].Id);
        }
    }

    private async Task<IReadOnlyList<OfferedOpening>> WithEmployersAsync(IReadOnlyCollection<Opening> openings, CancellationToken stop) =>
        [.. (await JoinAsync(openings, stop)).Where(offered => offered.IsOpenOn(Today))];

    private async Task<IReadOnlyList<OfferedOpening>> JoinAsync(IReadOnlyCollection<Opening> openings, CancellationToken stop)
    {
        if (openings.Count == 0)
            return [];
        var employers = new Dictionary<string, Employer>();
        foreach (var ids in openings.Select(opening => opening.EmployerId).Distinct().Chunk(Batch))
            foreach (var (id, employer) in await _employers.FindAsync(ids, stop))
                employers[id] = employer;
        return [.. openings.Where(opening => employers.ContainsKey(opening.EmployerId)).Select(opening => new OfferedOpening(opening, employers[opening.EmployerId]))];
    }
}
