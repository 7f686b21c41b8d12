using System.Collections.Concurrent;
using System.Security.Cryptography;
using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Update;
using Pathways.LocalMongo.Wire;

namespace Pathways.LocalMongo.Commands;

/// <summary>A query's answer that did not fit one batch. It is what the database was when the query ran; later writes do not change it.</summary>
internal sealed class OpenCursor(string ns, Queue<BsonDocument> rest, long now)
{
    public string Namespace => ns;

    public Queue<BsonDocument> Rest => rest;

    public long LastUsed { get; set; } = now;
}

/// <summary>All open cursors. One that nobody asks for ten minutes is forgotten.</summary>
internal sealed class CursorTable(TimeProvider clock)
{
    public const int FirstBatch = 101;
    private const int MostBytes = StoredForm.MaxSize;
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<long, OpenCursor> _open = [];

    /// <summary>The size of the first batch as a command's <c>cursor</c> option says.</summary>
    public static long BatchSize(BsonDocument option, string name)
    {
        var arguments = new Arguments(option, name);
        var size = arguments.Count("batchSize") ?? FirstBatch;
        arguments.End();
        return size;
    }

    /// <summary>The first batch, and a cursor where something is left.</summary>
    public BsonDocument Begin(string ns, IEnumerable<BsonDocument> documents, long batchSize, bool singleBatch = false)
    {
        ForgetIdle();
        var cursor = new OpenCursor(ns, new(documents), clock.GetTimestamp());
        var batch = Take(cursor.Rest, batchSize);
        var id = 0L;
        if (!singleBatch && cursor.Rest.Count > 0)
        {
            id = NewId();
            _open[id] = cursor;
        }
        return new("cursor", new BsonDocument { { "firstBatch", batch }, { "id", id }, { "ns", ns } });
    }

    /// <summary>The next batch; without a size, as much as fits.</summary>
    public BsonDocument Next(long id, string ns, long? batchSize)
    {
        if (!_open.TryGetValue(id, out var cursor))
            throw new CommandException(ErrorCodes.CursorNotFound, $"cursor id {id} not found");
        if (cursor.Namespace != ns)
            throw new CommandException(ErrorCodes.Unauthorized, $"Requested getMore on namespace '{ns}', but cursor belongs to a different namespace {cursor.Namespace}");
        lock (cursor)
        {
            cursor.LastUsed = clock.GetTimestamp();
            var batch = Take(cursor.Rest, batchSize is null or 0 ? long.MaxValue : batchSize.Value);
            if (cursor.Rest.Count == 0)
                _open.TryRemove(id, out _);
            return new("cursor", new BsonDocument { { "nextBatch", batch }, { "id", cursor.Rest.Count == 0 ? 0L : id }, { "ns", ns } });
        }
    }

    /// <summary>Forgets a cursor; false where it is not there.</summary>
    public bool Kill(long id, string ns) => _open.TryGetValue(id, out var cursor) && cursor.Namespace == ns && _open.TryRemove(id, out _);

    /// <summary>Forgets the cursors of a collection that was dropped.</summary>
    public void KillAllOf(string ns)
    {
        foreach (var (id, cursor) in _open)
            if (cursor.Namespace == ns)
                _open.TryRemove(id, out _);
    }

    private static BsonArray Take(Queue<BsonDocument> rest, long count)
    {
        var batch = new BsonArray();
        var bytes = 0L;
        while (batch.Count < count && rest.TryPeek(out var next))
        {
            bytes += StoredBson.Write(next).Length;
            if (batch.Count > 0 && bytes > MostBytes)
                break;
            batch.Add(rest.Dequeue());
        }
        return batch;
    }

    private void ForgetIdle()
    {
        foreach (var (id, cursor) in _open)
            if (clock.GetElapsedTime(cursor.LastUsed) > Idle)
                _open.TryRemove(id, out _);
    }

    private long NewId()
    {
        while (true)
        {
            var id = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) & long.MaxValue;
            if (id != 0 && !_open.ContainsKey(id))
                return id;
        }
    }
}
