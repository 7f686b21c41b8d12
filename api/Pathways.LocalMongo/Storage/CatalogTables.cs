using Pathways.LocalMongo.Wire;

namespace Pathways.LocalMongo.Storage;

/// <summary>The tables that say which collections and indexes there are.</summary>
internal static class CatalogTables
{
    // AUTOINCREMENT: the number of a dropped table never comes back.
    public static void Create(SqliteSession session) => session.Execute("""
        CREATE TABLE IF NOT EXISTS catalog (version INTEGER NOT NULL);
        INSERT INTO catalog SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM catalog);
        CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY AUTOINCREMENT, database TEXT NOT NULL, name TEXT NOT NULL, uuid BLOB NOT NULL, UNIQUE (database, name));
        CREATE TABLE IF NOT EXISTS indexes (id INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL, spec BLOB NOT NULL, multikey INTEGER NOT NULL);
        """);

    /// <summary>The version of the catalog in the session's open transaction (which this query opens, where it was not yet).</summary>
    public static long Version(SqliteSession session) => (long)session.Scalar("SELECT version FROM catalog")!;

    public static Catalog Read(SqliteSession session)
    {
        var indexes = session.Query("SELECT collection, id, spec, multikey FROM indexes ORDER BY id", [], row =>
            (Collection: row.GetInt64(0), Index: new IndexInfo(row.GetInt64(1), StoredBson.Read(row.GetFieldValue<byte[]>(2)), row.GetInt64(3) != 0))).ToLookup(pair => pair.Collection, pair => pair.Index);
        var collections = session.Query("SELECT id, database, name, uuid FROM collections ORDER BY id", [], row =>
            new CollectionInfo(row.GetInt64(0), row.GetString(1), row.GetString(2), new Guid(row.GetFieldValue<byte[]>(3), bigEndian: true), [.. indexes[row.GetInt64(0)]]));
        return new(Version(session), collections.ToDictionary(collection => (collection.Database, collection.Name)));
    }
}
