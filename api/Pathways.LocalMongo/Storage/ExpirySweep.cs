using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Storage;

/// <summary>Removes documents whose date in an index with <c>expireAfterSeconds</c> is over. As in MongoDB it runs once a minute, so a
/// document may be found for a while after its time.</summary>
internal sealed class ExpirySweep : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private readonly DataStore _store;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;

    public ExpirySweep(DataStore store, TimeProvider clock)
    {
        (_store, _clock) = (store, clock);
        _timer = clock.CreateTimer(_ => _ = SweepAsync(), null, Every, Every);
    }

    /// <summary>Removes what is over now; the number of documents.</summary>
    public async Task<int> SweepAsync()
    {
        try
        {
            var now = _clock.GetUtcNow().UtcDateTime;
            var any = _store.Read(snapshot => Expired(snapshot, now).Any(pair => pair.Found.Any()));
            return any ? await _store.WriteAsync(transaction => Remove(transaction, now)) : 0;
        }
        catch (ObjectDisposedException)
        {
            return 0;
        }
    }

    public void Dispose() => _timer.Dispose();

    private static int Remove(WriteTransaction transaction, DateTime now)
    {
        var count = 0;
        foreach (var (collection, found) in Expired(transaction, now))
            foreach (var stored in found.ToList())
            {
                transaction.Delete(collection, stored);
                count++;
            }
        return count;
    }

    private static IEnumerable<(CollectionInfo Collection, IEnumerable<StoredDocument> Found)> Expired(Snapshot snapshot, DateTime now) =>
        from collection in snapshot.Catalog.Collections.Values
        from index in collection.Indexes
        where index.ExpireAfterSeconds is not null
        select (collection, snapshot.Scan(index, [DatesUpTo(now.AddSeconds(-index.ExpireAfterSeconds!.Value), index.Descending[0])]));

    private static KeyRange DatesUpTo(DateTime last, bool descending)
    {
        var key = KeyWriter.Key([last], [descending]);
        var type = KeyWriter.Key([last], [descending])[..1];
        return descending ? new(key, KeyRange.After(type)) : new(type, KeyRange.After(key));
    }
}
