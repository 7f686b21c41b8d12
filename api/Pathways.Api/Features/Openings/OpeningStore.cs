using MongoDB.Driver;
using Pathways.Api.Features.Openings.Posting;
using Pathways.Api.Persistence;
using OpeningKind = Pathways.Matching.OpeningKind;

namespace Pathways.Api.Features.Openings;

/// <summary>A rectangle on the map, degrees.</summary>
internal sealed record MapBox(double South, double North, double West, double East);

/// <summary>What the store can filter by.</summary>
internal sealed record OpeningFilter(DateOnly Today, IReadOnlyList<string> Words, OpeningKind? Kind, string? Occupation, MapBox? Box);

/// <summary>Where a page begins: after the opening of that day and id.</summary>
internal sealed record PageStart(DateOnly PostedOn, string Id);

/// <summary>What storing openings came to.</summary>
public sealed record StoredCounts(int Added, int Changed, int Unchanged)
{
    internal StoredCounts Plus(StoredCounts more) => new(Added + more.Added, Changed + more.Changed, Unchanged + more.Unchanged);
}

/// <summary>The openings collection.</summary>
internal sealed class OpeningStore(PathwaysDatabase database) : IHasIndexes
{
    private readonly IMongoCollection<Opening> _openings = database.Collection<Opening>("openings");

    private static FilterDefinitionBuilder<Opening> Filter => Builders<Opening>.Filter;

    public async Task EnsureIndexesAsync(CancellationToken stop)
    {
        var keys = Builders<Opening>.IndexKeys;
        await _openings.Indexes.CreateOneAsync(ChangeFeed.Index<Opening>(), cancellationToken: stop);
        await _openings.Indexes.CreateOneAsync(new CreateIndexModel<Opening>(keys.Ascending(opening => opening.EmployerId)), cancellationToken: stop);
        await _openings.Indexes.CreateOneAsync(new CreateIndexModel<Opening>(keys.Ascending(opening => opening.Words)), cancellationToken: stop);
        await _openings.Indexes.CreateOneAsync(new CreateIndexModel<Opening>(
            keys.Ascending(opening => opening.State).Descending(opening => opening.PostedOn).Descending(opening => opening.Id)), cancellationToken: stop);
    }

    public async Task<Opening?> FindAsync(string id, CancellationToken stop) => await _openings.Find(opening => opening.Id == id).FirstOrDefaultAsync(stop);

    public async Task<IReadOnlyList<Opening>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken stop) =>
        await _openings.Find(Filter.In(opening => opening.Id, ids)).ToListAsync(stop);

    public async Task<IReadOnlyList<Opening>> OfEmployersAsync(IReadOnlyCollection<string> employerIds, CancellationToken stop) =>
        await _openings.Find(Filter.In(opening => opening.EmployerId, employerIds)).ToListAsync(stop);

    /// <summary>Live openings that fit, newest first. Whether the employer is vetted is for the service to say.</summary>
    public async Task<IReadOnlyList<Opening>> BrowseAsync(OpeningFilter wanted, PageStart? after, int take, CancellationToken stop)
    {
        var filter = Filter.Eq(opening => opening.State, OpeningState.Live) & Filter.Gte(opening => opening.ClosesOn, wanted.Today);
        foreach (var word in wanted.Words)
            filter &= Filter.AnyEq(opening => opening.Words, word);
        if (wanted.Kind is { } kind)
            filter &= Filter.Eq(opening => opening.Details.Kind, kind);
        if (wanted.Occupation is { } occupation)
            filter &= Filter.Eq(opening => opening.Details.Occupation, occupation);
        if (wanted.Box is { } box)
            filter &= Filter.Gte(opening => opening.Details.Place.Lat, box.South) & Filter.Lte(opening => opening.Details.Place.Lat, box.North)
                & Filter.Gte(opening => opening.Details.Place.Lon, box.West) & Filter.Lte(opening => opening.Details.Place.Lon, box.East);
        if (after is not null)
            filter &= Filter.Lt(opening => opening.PostedOn, after.PostedOn)
                | (Filter.Eq(opening => opening.PostedOn, after.PostedOn) & Filter.Lt(opening => opening.Id, after.Id));
        return await _openings.Find(filter).SortByDescending(opening => opening.PostedOn).ThenByDescending(opening => opening.Id).Limit(take).ToListAsync(stop);
    }

    /// <summary>The ids of live openings that hold every one of the words.</summary>
    public async Task<IReadOnlyList<string>> WithWordsAsync(IReadOnlyList<string> words, CancellationToken stop)
    {
        var filter = words.Aggregate(Filter.Eq(opening => opening.State, OpeningState.Live), (all, word) => all & Filter.AnyEq(opening => opening.Words, word));
        return await _openings.Find(filter).Project(opening => opening.Id).ToListAsync(stop);
    }

    /// <summary>Everything that is live.</summary>
    public async Task<IReadOnlyList<Opening>> LiveAsync(DateOnly today, CancellationToken stop) =>
        await _openings.Find(opening => opening.State == OpeningState.Live && opening.ClosesOn >= today).ToListAsync(stop);

    public Task<IReadOnlyList<Opening>> ChangedSinceAsync(ChangePlace place, DateTime now, CancellationToken stop) => ChangeFeed.NextAsync(_openings, place, now, stop);

    /// <summary>Stores openings: new ones with their state, known ones with new content only, each by one write. What has the same content is not written.</summary>
    public async Task<StoredCounts> StoreAsync(IReadOnlyCollection<(NewOpening Opening, IReadOnlyList<string> Words)> openings, CancellationToken stop)
    {
        var ids = openings.Select(item => item.Opening.Id).ToList();
        var known = (await _openings.Find(Filter.In(opening => opening.Id, ids))
            .Project(Builders<Opening>.Projection.Expression(opening => new KnownContent(opening.Id, opening.ContentHash))).ToListAsync(stop)).ToDictionary(row => row.Id, row => row.Hash);
        var writes = new List<WriteModel<Opening>>();
        var counts = new StoredCounts(0, 0, 0);
        foreach (var (opening, words) in openings)
        {
            var hash = opening.ContentHash();
            var isKnown = known.TryGetValue(opening.Id, out var before);
            counts = counts.Plus(isKnown ? before == hash ? new(0, 0, 1) : new(0, 1, 0) : new(1, 0, 0));
            if (before != hash)
                writes.Add(Write(opening, words, hash));
        }
        if (writes.Count > 0)
            await _openings.BulkWriteAsync(writes, new BulkWriteOptions { IsOrdered = false }, stop);
        return counts;
    }

    /// <summary>Moves openings that are in one state to another.</summary>
    public async Task MoveAsync(IReadOnlyCollection<string> ids, OpeningState from, OpeningState to, CancellationToken stop) =>
        await _openings.UpdateManyAsync(Filter.In(opening => opening.Id, ids) & Filter.Eq(opening => opening.State, from),
            ChangeFeed.Touch<Opening>().Set(opening => opening.State, to), cancellationToken: stop);

    /// <summary>Openings of the employers, in every state or in one, the last changed first.</summary>
    public Task<IReadOnlyList<Opening>> PostedAsync(IReadOnlyCollection<string> employerIds, PostedFilter wanted, NewestFirst page, CancellationToken stop)
    {
        var filter = Filter.In(opening => opening.EmployerId, employerIds);
        if (wanted.States is { } states)
            filter &= wanted.OrOpenEndedBefore is { } over
                ? Filter.In(opening => opening.State, states) | (Filter.In(opening => opening.State, PostedFilter.Open) & Filter.Lt(opening => opening.ClosesOn, over))
                : Filter.In(opening => opening.State, states);
        if (wanted.OpenOn is { } day)
            filter &= Filter.Gte(opening => opening.ClosesOn, day);
        return page.FindAsync(_openings, filter, opening => opening.ChangedAt, opening => opening.Id, stop);
    }

    /// <summary>What waits for an officer, the longest waiting first.</summary>
    public async Task<IReadOnlyList<Opening>> InReviewAsync(TimeCursor? after, int take, CancellationToken stop)
    {
        var filter = Filter.Eq(opening => opening.State, OpeningState.InReview) & Filter.Exists(opening => opening.SubmittedAt);
        if (after is not null)
            filter &= Filter.Gt(opening => opening.SubmittedAt, after.At) | (Filter.Eq(opening => opening.SubmittedAt, after.At) & Filter.Gt(opening => opening.Id, after.Id));
        return await _openings.Find(filter).SortBy(opening => opening.SubmittedAt).ThenBy(opening => opening.Id).Limit(take).ToListAsync(stop);
    }

    /// <summary>Adds a new opening.</summary>
    public Task<Opening> PostAsync(Opening opening, CancellationToken stop) => _openings.FindOneAndUpdateAsync(
        Filter.Eq(stored => stored.Id, opening.Id), Content(opening), new FindOneAndUpdateOptions<Opening> { IsUpsert = true, ReturnDocument = ReturnDocument.After }, stop);

    /// <summary>Writes an opening's next content over the version that was read; null when somebody wrote in between.</summary>
    public async Task<Opening?> PutAsync(Opening next, long version, CancellationToken stop) => await _openings.FindOneAndUpdateAsync(
        Filter.Eq(stored => stored.Id, next.Id) & Filter.Eq(stored => stored.Version, version), Content(next),
        new FindOneAndUpdateOptions<Opening> { ReturnDocument = ReturnDocument.After }, stop);

    private static UpdateDefinition<Opening> Content(Opening opening) => ChangeFeed.Touch<Opening>()
        .Set(stored => stored.EmployerId, opening.EmployerId)
        .Set(stored => stored.PostedOn, opening.PostedOn)
        .Set(stored => stored.State, opening.State)
        .Set(stored => stored.Details, opening.Details)
        .Set(stored => stored.ClosesOn, opening.Details.ClosesOn() ?? DateOnly.MaxValue)
        .Set(stored => stored.Words, OpeningWords.Of(opening.Details))
        .Set(stored => stored.SubmittedAt, opening.SubmittedAt)
        .Set(stored => stored.Review, opening.Review);

    private sealed record KnownContent(string Id, string Hash);

    private static UpdateOneModel<Opening> Write(NewOpening opening, IReadOnlyList<string> words, string hash) => new(
        Filter.Eq(stored => stored.Id, opening.Id),
        ChangeFeed.Touch<Opening>()
            .Set(stored => stored.EmployerId, opening.EmployerId)
            .Set(stored => stored.PostedOn, opening.PostedOn)
            .Set(stored => stored.Details, opening.Details)
            .Set(stored => stored.ClosesOn, opening.Details.ClosesOn() ?? DateOnly.MaxValue)
            .Set(stored => stored.Words, words)
            .Set(stored => stored.ContentHash, hash)
            .SetOnInsert(stored => stored.State, opening.State)
            .SetOnInsert(stored => stored.SubmittedAt, opening.State == OpeningState.InReview ? opening.PostedOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : null))
    { IsUpsert = true };
}
