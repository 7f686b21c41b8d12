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
/// <param name="Key">The person's data key.</param>
internal sealed record Look(string PersonId, byte[] Key, AccessEntry Entry);

/// <summary>Who opened which fields, when, for what. Written before data is given out; sealed with the person's key;
/// chained by hash, so that a change or a gap shows.</summary>
internal sealed class AccessLog(PathwaysDatabase database, DataKeys keys, AccessLogEnds ends, Pseudonyms pseudonyms) : IHasIndexes
{
    private const string Name = "access-log";
    private const int HeadsKept = 100_000;
    private readonly IMongoCollection<Row> _rows = database.Collection<Row>(Name);

    // Where each chain ended when this host last saw it. It may be behind: the unique index then refuses the row, and the end is read.
    private readonly ConcurrentDictionary<string, Head> _heads = new();

    private sealed record Row(ObjectId Id, string Person, long Sequence, byte[] Entry, byte[] Hash);

    private sealed record Head(long Sequence, byte[]? Hash);

    public Task EnsureIndexesAsync(CancellationToken stop) => _rows.Indexes.CreateOneAsync(new CreateIndexModel<Row>(
        Builders<Row>.IndexKeys.Ascending(row => row.Person).Ascending(row => row.Sequence), new() { Unique = true }), cancellationToken: stop);

    /// <summary>Appends one entry for each look. Two writers at once: the unique index lets one in, the other takes the next number.</summary>
    public async Task AppendAsync(IReadOnlyCollection<Look> looks, CancellationToken stop)
    {
        for (var left = looks.ToList(); left.Count > 0;)
        {
            stop.ThrowIfCancellationRequested();
            await ReadHeadsAsync([.. left.Select(look => PersonOf(look)).Where(person => !_heads.ContainsKey(person)).Distinct()], stop);
            var rows = left.Select(RowAfterHead).ToList();
            var refused = await InsertAsync(rows, stop);
            for (var index = 0; index < rows.Count; index++)
                if (refused.Contains(index))
                    _heads.TryRemove(rows[index].Person, out _);
                else
                    _heads[rows[index].Person] = new(rows[index].Sequence, rows[index].Hash);
            await ends.MoveAsync([.. left.Zip(rows).Where((_, index) => !refused.Contains(index))
                .Select(pair => new LogEnd(pair.First.PersonId, pair.First.Key, pair.Second.Sequence, pair.Second.Hash))], stop);
            left = [.. left.Where((_, index) => refused.Contains(index))];
        }
    }

    private string PersonOf(Look look) => pseudonyms.Of(Name, look.PersonId);

    private Row RowAfterHead(Look look)
    {
        var person = PersonOf(look);
        var head = _heads.GetValueOrDefault(person) ?? new(0, null);
        var sequence = head.Sequence + 1;
        var box = Sealer.Seal(look.Key, JsonSerializer.SerializeToUtf8Bytes(look.Entry), PlaceOf(person, sequence));
        return new(ObjectId.GenerateNewId(), person, sequence, box, HashOf(head.Hash, sequence, box));
    }

    private async Task ReadHeadsAsync(IReadOnlyCollection<string> people, CancellationToken stop)
    {
        if (people.Count == 0)
            return;
        if (_heads.Count > HeadsKept)
            _heads.Clear();
        foreach (var person in people)
            _heads.TryAdd(person, new(0, null));
        var ends = await _rows.Aggregate().Match(Builders<Row>.Filter.In(row => row.Person, people)).SortBy(row => row.Person).ThenBy(row => row.Sequence)
            .Group(row => row.Person, group => new { Person = group.Key, Last = group.Last() }).ToListAsync(stop);
        foreach (var end in ends)
            _heads[end.Person] = new(end.Last.Sequence, end.Last.Hash);
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
        var person = pseudonyms.Of(Name, personId);
        if (await keys.FindAsync(personId, stop) is not { } key)
            return ([], true);
        // The end first: what is written between the two reads makes the log longer than its end says, never shorter.
        var end = await ends.FindAsync(personId, key, stop);
        var rows = await _rows.Find(row => row.Person == person).SortBy(row => row.Sequence).ToListAsync(stop);
        var whole = Reaches(rows, end);
        byte[]? previous = null;
        var entries = new List<ChainedAccessEntry>(rows.Count);
        foreach (var row in rows)
        {
            var entry = Open(key, row);
            whole &= entry is not null && row.Sequence == entries.Count + 1 && row.Hash.AsSpan().SequenceEqual(HashOf(previous, row.Sequence, row.Entry));
            previous = row.Hash;
            entries.Add(new(row.Sequence, entry, Convert.ToHexStringLower(row.Hash)));
        }
        return (entries, whole);
    }

    /// <summary>A host that stopped between a line and its end leaves an end that is a line behind; a first line may have none.</summary>
    private static bool Reaches(List<Row> rows, (long Sequence, byte[] Hash)? end) => end is { } last
        ? rows.Count >= last.Sequence && rows[(int)last.Sequence - 1].Hash.AsSpan().SequenceEqual(last.Hash)
        : rows.Count <= 1;

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
