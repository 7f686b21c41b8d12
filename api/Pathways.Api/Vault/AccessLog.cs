using System.Collections.Concurrent;
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
/// <param name="Entry">Absent where it does not open any more: it was changed or moved.</param>
public sealed record ChainedAccessEntry(long Sequence, AccessEntry? Entry, string Hash);

/// <summary>A look that is about to happen.</summary>
internal sealed record Look(string PersonId, PersonKey Key, AccessEntry Entry);

/// <summary>Who opened which fields, when, for what. Written before data is given out; sealed with the person's key;
/// chained by hash, so that a change or a gap shows.</summary>
internal sealed class AccessLog(PathwaysDatabase database, DataKeys keys, AccessLogEnds ends, Pseudonyms pseudonyms) : IHasIndexes
{
    private const string Name = "access-log";
    private const int HeadsKept = 100_000;
    private readonly IMongoCollection<Row> _rows = database.Collection<Row>(Name);

    // Where each chain ended when this host last saw it. It may be behind: the unique index then refuses the row, and the end is read.
    private readonly ConcurrentDictionary<string, LogEnd> _heads = new();

    private sealed record Row(ObjectId Id, string Person, long Sequence, byte[] Entry, byte[] Hash);

    public Task EnsureIndexesAsync(CancellationToken stop) => _rows.Indexes.CreateOneAsync(new CreateIndexModel<Row>(
        Builders<Row>.IndexKeys.Ascending(row => row.Person).Ascending(row => row.Sequence), new() { Unique = true }), cancellationToken: stop);

    /// <summary>Appends one entry for each look. Two writers at once: the unique index lets one in, the other takes the next number.</summary>
    public async Task AppendAsync(IReadOnlyCollection<Look> looks, CancellationToken stop)
    {
        if (_heads.Count > HeadsKept)
            _heads.Clear();
        for (var left = looks.ToList(); left.Count > 0;)
        {
            stop.ThrowIfCancellationRequested();
            var rows = left.Select(RowAfterHead).ToList();
            var refused = await InsertAsync(rows, stop);
            foreach (var (index, row) in rows.Index().Where(pair => !refused.Contains(pair.Index)))
            {
                var end = _heads[row.Person] = new(row.Sequence, row.Hash);
                ends.MoveSoon(left[index].PersonId, left[index].Key.Key, end);
            }
            left = [.. left.Where((_, index) => refused.Contains(index))];
            foreach (var look in left)
                await ReadHeadAsync(PersonOf(look.PersonId), stop);
        }
    }

    private string PersonOf(string personId) => pseudonyms.Of(Name, personId);

    /// <summary>The row after the last that is known: by this host, or beside the person's key.</summary>
    private Row RowAfterHead(Look look)
    {
        var person = PersonOf(look.PersonId);
        var (here, there) = (_heads.GetValueOrDefault(person), EndOf(look.PersonId, look.Key));
        var head = here is null || there?.Sequence > here.Sequence ? there : here;
        var sequence = (head?.Sequence ?? 0) + 1;
        var box = Sealer.Seal(look.Key.Key, JsonSerializer.SerializeToUtf8Bytes(look.Entry), PlaceOf(person, sequence));
        return new(ObjectId.GenerateNewId(), person, sequence, box, HashOf(head?.Hash, sequence, box));
    }

    private async Task ReadHeadAsync(string person, CancellationToken stop)
    {
        if (await _rows.Find(row => row.Person == person).SortByDescending(row => row.Sequence).FirstOrDefaultAsync(stop) is { } last)
            _heads[person] = new(last.Sequence, last.Hash);
    }

    /// <summary>Inserts what no other writer was faster with; answers the places of those that were refused.</summary>
    private async Task<IReadOnlySet<int>> InsertAsync(IReadOnlyList<Row> rows, CancellationToken stop)
    {
        try
        {
            await _rows.InsertManyAsync(rows, new() { IsOrdered = false }, stop);
            return new HashSet<int>();
        }
        catch (MongoBulkWriteException e) when (e.WriteErrors.All(error => error.Category == ServerErrorCategory.DuplicateKey))
        {
            return e.WriteErrors.Select(error => error.Index).ToHashSet();
        }
    }

    /// <summary>The whole log of a person, oldest first, and whether it is whole: nothing changed, nothing taken out.</summary>
    public async Task<(IReadOnlyList<ChainedAccessEntry> Entries, bool Whole)> ReadAsync(string personId, CancellationToken stop)
    {
        await ends.MoveAsync(stop);
        var person = PersonOf(personId);
        if (await keys.FindAsync(personId, stop) is not { } key)
            return ([], true);
        // The end was read first: what is written between the two reads makes the log longer than its end says, never shorter.
        var end = EndOf(personId, key);
        var rows = await _rows.Find(row => row.Person == person).SortBy(row => row.Sequence).ToListAsync(stop);
        var whole = key.LogEnd is null ? rows.Count <= 1 : end is not null && rows.Count >= end.Sequence && rows[(int)end.Sequence - 1].Hash.AsSpan().SequenceEqual(end.Hash);
        byte[]? previous = null;
        var entries = new List<ChainedAccessEntry>(rows.Count);
        foreach (var row in rows)
        {
            var entry = Open(key.Key, row);
            whole &= entry is not null && row.Sequence == entries.Count + 1 && row.Hash.AsSpan().SequenceEqual(HashOf(previous, row.Sequence, row.Entry));
            previous = row.Hash;
            entries.Add(new(row.Sequence, entry, Convert.ToHexStringLower(row.Hash)));
        }
        return (entries, whole);
    }

    /// <summary>Null where there is no end yet, and where it does not open any more.</summary>
    private static LogEnd? EndOf(string personId, PersonKey key)
    {
        try
        {
            return AccessLogEnds.Open(personId, key);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static AccessEntry? Open(byte[] key, Row row)
    {
        try
        {
            return JsonSerializer.Deserialize<AccessEntry>(Sealer.Open(key, row.Entry, PlaceOf(row.Person, row.Sequence)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static SealedPlace PlaceOf(string person, long sequence) => new(Name, $"{person}/{sequence}", "entry");

    private static byte[] HashOf(byte[]? previous, long sequence, byte[] box) =>
        SHA256.HashData([.. previous ?? [], .. Encoding.UTF8.GetBytes($"{sequence}\0"), .. box]);
}
