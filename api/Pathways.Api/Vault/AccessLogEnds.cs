using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;
using Pathways.Api.Persistence;

namespace Pathways.Api.Vault;

/// <summary>The last line of a person's access log.</summary>
internal sealed record LogEnd(string PersonId, byte[] Key, long Sequence, byte[] Hash);

/// <summary>Keeps, sealed and beside the data keys, where each access log ended last: a chain by itself can't tell when lines are taken
/// off its end, or when all of it is replaced by an older copy of the main database.</summary>
internal sealed class AccessLogEnds(PathwaysDatabase database, Pseudonyms pseudonyms)
{
    private const string Name = "access-log-ends";
    private readonly IMongoCollection<Row> _rows = database.KeyCollection<Row>(Name);

    private sealed record Row([property: BsonId] string Id, byte[] Box);

    /// <summary>Moves the ends on. Of two hosts that write at once the slower may set an end back by a line; it is right again with the next.</summary>
    public async Task MoveAsync(IReadOnlyCollection<LogEnd> ends, CancellationToken stop)
    {
        var writes = ends.Select(end => (pseudonyms.Of(Name, end.PersonId), end)).Select(pair => (WriteModel<Row>)new UpdateOneModel<Row>(
            Builders<Row>.Filter.Eq(row => row.Id, pair.Item1),
            Builders<Row>.Update.Set(row => row.Box, Sealer.Seal(pair.end.Key, [.. BitConverter.GetBytes(pair.end.Sequence), .. pair.end.Hash], PlaceOf(pair.Item1))))
        { IsUpsert = true }).ToList();
        try
        {
            if (writes.Count > 0)
                await _rows.BulkWriteAsync(writes, new BulkWriteOptions { IsOrdered = false }, stop);
        }
        catch (MongoBulkWriteException<Row> e) when (e.WriteErrors.All(error => error.Category == ServerErrorCategory.DuplicateKey))
        {
            // Two first lines at once: the other writer's end is there.
        }
    }

    /// <summary>Where the person's log ended last; null where it has no end yet.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The end was changed or moved.</exception>
    public async Task<(long Sequence, byte[] Hash)?> FindAsync(string personId, byte[] key, CancellationToken stop)
    {
        var id = pseudonyms.Of(Name, personId);
        if (await _rows.Find(row => row.Id == id).FirstOrDefaultAsync(stop) is not { } row)
            return null;
        var plain = Sealer.Open(key, row.Box, PlaceOf(id));
        return (BitConverter.ToInt64(plain), plain[sizeof(long)..]);
    }

    private static SealedPlace PlaceOf(string id) => new(Name, id, "end");
}
