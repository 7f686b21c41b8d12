using MongoDB.Bson;
using Pathways.LocalMongo.Wire;

namespace Pathways.LocalMongo.Storage;

/// <summary>A stored document and the number of its row.</summary>
internal readonly record struct StoredDocument(long Row, BsonDocument Document);

/// <summary>One state of the whole database, held by an open SQLite transaction.</summary>
internal class Snapshot(SqliteSession session, Catalog catalog)
{
    protected SqliteSession Session { get; } = session;

    /// <summary>All collections in this state.</summary>
    public Catalog Catalog { get; protected set; } = catalog;

    /// <summary>Documents in the order they were stored.</summary>
    public IEnumerable<StoredDocument> Scan(CollectionInfo collection) => Session.Query(
        "SELECT row, body FROM documents WHERE row >= $1 AND row < $2 ORDER BY row", [collection.RowsFrom, collection.RowsTo], Read);

    /// <summary>Documents whose keys in the index lie in the ranges, in the index's order, each once.</summary>
    public IEnumerable<StoredDocument> Scan(IndexInfo index, IReadOnlyList<KeyRange> ranges, bool backward = false)
    {
        var seen = index.IsMultikey ? new HashSet<long>() : null;
        var order = backward ? "DESC" : "ASC";
        var sql = $"SELECT d.row, d.body FROM keys k CROSS JOIN documents d ON d.row = k.row WHERE k.idx = $1 AND k.key >= $2 AND k.key < $3 ORDER BY k.key {order}, k.row {order}";
        foreach (var range in backward ? ranges.Reverse() : ranges)
            foreach (var found in Session.Query(sql, [index.Id, range.From, range.To], Read))
                if (seen?.Add(found.Row) != false)
                    yield return found;
    }

    /// <summary>How many documents the collection has.</summary>
    public long Count(CollectionInfo collection) => (long)Session.Scalar("SELECT count(*) FROM documents WHERE row >= $1 AND row < $2", collection.RowsFrom, collection.RowsTo)!;

    private static StoredDocument Read(Microsoft.Data.Sqlite.SqliteDataReader reader) => new(reader.GetInt64(0), StoredBson.Read(reader.GetFieldValue<byte[]>(1)));
}
