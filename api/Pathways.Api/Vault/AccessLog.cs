using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;
using Pathways.Api.Persistence;

namespace Pathways.Api.Vault;

/// <summary>What the person sees of one look at their data.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Who">The account that looked, or <c>system</c>.</param>
/// <param name="Fields">Names of the fields that were opened.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Grant">The grant that allowed it; null for the platform itself.</param>
public sealed record AccessEntry(DateTime At, string Who, IReadOnlyList<string> Fields, string Purpose, string? Grant);

/// <summary>An entry with its place in the person's chain: <c>hash = SHA-256(previous, sequence, sealed entry)</c>.</summary>
public sealed record ChainedAccessEntry(long Sequence, AccessEntry Entry, string Hash);

/// <summary>Who opened which fields, when, for what. Written before data is given out; sealed with the person's key;
/// chained by hash, so that a change or a gap shows.</summary>
internal sealed class AccessLog(PathwaysDatabase database, DataKeys keys, Pseudonyms pseudonyms) : IHasIndexes
{
    private const string Name = "access-log";
    private readonly IMongoCollection<Row> _rows = database.Collection<Row>(Name);

    private sealed record Row(ObjectId Id, string Person, long Sequence, byte[] Entry, byte[] Hash);

    public Task EnsureIndexesAsync(CancellationToken stop) => _rows.Indexes.CreateOneAsync(new CreateIndexModel<Row>(
        Builders<Row>.IndexKeys.Ascending(row => row.Person).Ascending(row => row.Sequence), new() { Unique = true }), cancellationToken: stop);

    /// <summary>Appends an entry. Two writers at once: the unique index lets one in, the other takes the next number.</summary>
    public async Task AppendAsync(string personId, AccessEntry entry, CancellationToken stop)
    {
        var person = pseudonyms.Of(Name, personId);
        var key = await keys.OfPersonAsync(personId, stop);
        while (true)
        {
            var last = await _rows.Find(row => row.Person == person).SortByDescending(row => row.Sequence).FirstOrDefaultAsync(stop);
            var sequence = (last?.Sequence ?? 0) + 1;
            var box = Sealer.Seal(key, JsonSerializer.SerializeToUtf8Bytes(entry), PlaceOf(person, sequence));
            try
            {
                await _rows.InsertOneAsync(new(ObjectId.GenerateNewId(), person, sequence, box, HashOf(last?.Hash, sequence, box)), cancellationToken: stop);
                return;
            }
            catch (MongoWriteException e) when (e.WriteError.Category == ServerErrorCategory.DuplicateKey)
            {
                stop.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>The whole log of a person, oldest first, with the proof that nothing was changed or taken out; null proof where the chain is broken.</summary>
    public async Task<(IReadOnlyList<ChainedAccessEntry> Entries, bool Whole)> ReadAsync(string personId, CancellationToken stop)
    {
        var person = pseudonyms.Of(Name, personId);
        if (await keys.FindAsync(personId, stop) is not { } key)
            return ([], true);
        var rows = await _rows.Find(row => row.Person == person).SortBy(row => row.Sequence).ToListAsync(stop);
        var whole = true;
        byte[]? previous = null;
        var entries = new List<ChainedAccessEntry>(rows.Count);
        foreach (var row in rows)
        {
            whole &= row.Sequence == entries.Count + 1 && row.Hash.AsSpan().SequenceEqual(HashOf(previous, row.Sequence, row.Entry));
            previous = row.Hash;
            var entry = JsonSerializer.Deserialize<AccessEntry>(Sealer.Open(key, row.Entry, PlaceOf(person, row.Sequence)))!;
            entries.Add(new(row.Sequence, entry, Convert.ToHexStringLower(row.Hash)));
        }
        return (entries, whole);
    }

    private static SealedPlace PlaceOf(string person, long sequence) => new(Name, $"{person}/{sequence}", "entry");

    private static byte[] HashOf(byte[]? previous, long sequence, byte[] box) =>
        SHA256.HashData([.. previous ?? [], .. Encoding.UTF8.GetBytes($"{sequence}\0"), .. box]);
}
