using MongoDB.Driver;
using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Placements;

/// <summary>The recommendations collection.</summary>
internal sealed class RecommendationStore(PathwaysDatabase database) : IHasIndexes
{
    public const string Name = "recommendations";
    private const int Shown = 100;
    private readonly IMongoCollection<Recommendation> _rows = database.Collection<Recommendation>(Name);

    public async Task EnsureIndexesAsync(CancellationToken stop)
    {
        var keys = Builders<Recommendation>.IndexKeys;
        // One offer of an opening to a person from one organisation: a second click is no second message.
        await _rows.Indexes.CreateOneAsync(new CreateIndexModel<Recommendation>(keys.Ascending(row => row.Client).Ascending(row => row.OpeningId), new() { Unique = true }), cancellationToken: stop);
        await _rows.Indexes.CreateOneAsync(new CreateIndexModel<Recommendation>(keys.Ascending(row => row.Person).Descending(row => row.MadeAt)), cancellationToken: stop);
    }

    /// <summary>Adds one; answers the id of the one that is there already, else its own.</summary>
    public async Task<string> AddAsync(Recommendation row, CancellationToken stop)
    {
        try
        {
            await _rows.InsertOneAsync(row, cancellationToken: stop);
            return row.Id;
        }
        catch (MongoWriteException e) when (e.WriteError.Category == ServerErrorCategory.DuplicateKey)
        {
            return (await _rows.Find(known => known.Client == row.Client && known.OpeningId == row.OpeningId).FirstAsync(stop)).Id;
        }
    }

    public Task<IReadOnlyList<Recommendation>> OfPersonAsync(string person, NewestFirst page, CancellationToken stop) =>
        page.FindAsync(_rows, Builders<Recommendation>.Filter.Eq(row => row.Person, person), row => row.MadeAt, row => row.Id, stop);

    public async Task<IReadOnlyList<Recommendation>> OfClientsAsync(IReadOnlyCollection<string> clients, CancellationToken stop) =>
        await _rows.Find(Builders<Recommendation>.Filter.In(row => row.Client, clients)).SortByDescending(row => row.MadeAt).Limit(Shown).ToListAsync(stop);

    /// <summary>What these people answered since a moment, the newest first.</summary>
    public async Task<IReadOnlyList<Recommendation>> AnsweredAsync(IReadOnlyCollection<string> clients, DateTime since, CancellationToken stop) =>
        await _rows.Find(Builders<Recommendation>.Filter.In(row => row.Client, clients) & Builders<Recommendation>.Filter.Gte(row => row.DecidedAt, since))
            .SortByDescending(row => row.DecidedAt).Limit(Shown).ToListAsync(stop);

    /// <summary>The person's decision; it may be changed. False when it is not there or not theirs.</summary>
    public async Task<bool> DecideAsync(string person, string id, RecommendationState state, DateTime now, CancellationToken stop) =>
        (await _rows.UpdateOneAsync(row => row.Id == id && row.Person == person,
            Builders<Recommendation>.Update.Set(row => row.State, state).Set(row => row.DecidedAt, now), cancellationToken: stop)).MatchedCount == 1;
}
