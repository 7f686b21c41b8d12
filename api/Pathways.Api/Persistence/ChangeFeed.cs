using MongoDB.Driver;

namespace Pathways.Api.Persistence;

/// <summary>A document that readers follow. Every write, in its one atomic operation, adds 1 to <see cref="Version"/> and has the
/// server stamp <see cref="ChangedAt"/> (<c>$inc</c>, <c>$currentDate</c>).</summary>
internal interface IFollowed
{
    string Id { get; }

    long Version { get; }

    DateTime ChangedAt { get; }
}

/// <summary>How far one reader has come: the newest stamp it saw and the version it knows of each document. It belongs to that one
/// reader, who calls one after the other; a fresh one begins with everything.</summary>
public sealed class ChangePlace
{
    internal Dictionary<string, long> Known { get; } = [];

    internal DateTime Newest { get; set; }

    internal DateTime ComparedAt { get; set; }
}

/// <summary>Finds what changed since a reader last asked, though many hosts write and no write spans two documents.
/// <para>The stamp is the server's time within the write itself, so no host's clock counts. A stamp is taken a moment before the write
/// can be read, so a later stamp may be readable first: each call therefore looks again at the last <see cref="Overlap"/> before the
/// newest stamp seen, and tells old from new by the version. What even that could miss (after a failover, a new primary whose clock is
/// far behind) is found by comparing all versions every <see cref="CompareEvery"/>. Nothing is missed for good, and in a sound
/// cluster nothing is later than the next call.</para></summary>
internal static class ChangeFeed
{
    public static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan CompareEvery = TimeSpan.FromMinutes(10);
    private const int Batch = 500;

    private sealed record Mark(string Id, long Version, DateTime ChangedAt);

    /// <summary>The index that the look-back needs.</summary>
    public static CreateIndexModel<T> Index<T>() where T : IFollowed => new(Builders<T>.IndexKeys.Ascending(document => document.ChangedAt));

    /// <summary>An update that marks the document as changed; every write to a followed collection starts from it.</summary>
    public static UpdateDefinition<T> Touch<T>() where T : IFollowed =>
        Builders<T>.Update.Inc(document => document.Version, 1).CurrentDate(document => document.ChangedAt);

    /// <summary>The documents that changed since the place, which moves on. A document that changed twice comes once, as it is now.</summary>
    public static async Task<IReadOnlyList<T>> NextAsync<T>(IMongoCollection<T> collection, ChangePlace place, DateTime now, CancellationToken stop) where T : IFollowed
    {
        var all = now - place.ComparedAt >= CompareEvery;
        if (all && place.Known.Count == 0)
            return Take(await collection.Find(FilterDefinition<T>.Empty).ToListAsync(stop), place, now);
        var since = all || place.Newest == default ? DateTime.MinValue : place.Newest - Overlap;
        var marks = await collection.Find(document => document.ChangedAt >= since)
            .Project(Builders<T>.Projection.Expression(document => new Mark(document.Id, document.Version, document.ChangedAt))).ToListAsync(stop);
        var changed = new List<T>();
        foreach (var ids in marks.Where(mark => place.Known.GetValueOrDefault(mark.Id) != mark.Version).Select(mark => mark.Id).Chunk(Batch))
            changed.AddRange(await collection.Find(Builders<T>.Filter.In(document => document.Id, ids)).ToListAsync(stop));
        return Take(changed, place, all ? now : place.ComparedAt);
    }

    private static List<T> Take<T>(List<T> documents, ChangePlace place, DateTime comparedAt) where T : IFollowed
    {
        foreach (var document in documents)
        {
            place.Known[document.Id] = document.Version;
            place.Newest = document.ChangedAt > place.Newest ? document.ChangedAt : place.Newest;
        }
        place.ComparedAt = comparedAt;
        return documents;
    }
}
