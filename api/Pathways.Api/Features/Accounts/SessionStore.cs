using MongoDB.Driver;
using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Accounts;

/// <summary>The sessions collection.</summary>
internal sealed class SessionStore(PathwaysDatabase database) : IHasIndexes
{
    private readonly IMongoCollection<Session> _sessions = database.Collection<Session>("sessions");

    public async Task EnsureIndexesAsync(CancellationToken stop)
    {
        await _sessions.Indexes.CreateOneAsync(new CreateIndexModel<Session>(Builders<Session>.IndexKeys.Ascending(session => session.Account)), cancellationToken: stop);
        await _sessions.Indexes.CreateOneAsync(new CreateIndexModel<Session>(Builders<Session>.IndexKeys.Ascending(session => session.EndsAt),
            new() { ExpireAfter = TimeSpan.Zero }), cancellationToken: stop);
    }

    public Task AddAsync(Session session, CancellationToken stop) => _sessions.InsertOneAsync(session, cancellationToken: stop);

    public async Task<Session?> FindAsync(string id, DateTime now, CancellationToken stop) =>
        await _sessions.Find(session => session.Id == id && session.EndsAt > now).FirstOrDefaultAsync(stop);

    public Task TouchAsync(string id, DateTime now, DateTime endsAt, CancellationToken stop) => _sessions.UpdateOneAsync(session => session.Id == id,
        Builders<Session>.Update.Set(session => session.LastSeenAt, now).Set(session => session.EndsAt, endsAt), cancellationToken: stop);

    /// <summary>Swaps the refresh id: true for exactly one of several that show the same one.</summary>
    public async Task<bool> RotateAsync(string id, string refresh, string next, DateTime now, CancellationToken stop) =>
        (await _sessions.UpdateOneAsync(session => session.Id == id && session.Refresh == refresh && session.EndsAt > now,
            Builders<Session>.Update.Set(session => session.Refresh, next).Set(session => session.LastSeenAt, now), cancellationToken: stop)).ModifiedCount == 1;

    public async Task<IReadOnlyList<Session>> ListAsync(string account, DateTime now, CancellationToken stop) =>
        await _sessions.Find(session => session.Account == account && session.EndsAt > now).SortByDescending(session => session.LastSeenAt).Limit(100).ToListAsync(stop);

    /// <summary>Ends one session of the account; false when it is not there or not theirs.</summary>
    public async Task<bool> EndAsync(string account, string id, CancellationToken stop) =>
        (await _sessions.DeleteOneAsync(session => session.Id == id && session.Account == account, stop)).DeletedCount == 1;

    public Task EndAllAsync(string account, CancellationToken stop) => _sessions.DeleteManyAsync(session => session.Account == account, stop);
}
