using System.Collections.Immutable;
using Pathways.LocalMongo.Wire;

namespace Pathways.LocalMongo.Storage;

/// <summary>The tables of the file: what collections and indexes there are, the documents, the keys. No table is made later, so that a new
/// collection costs nothing but its rows.</summary>
internal static class CatalogTables
{
    private const long Format = 2;

    // AUTOINCREMENT: the number of what was dropped never comes back.
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS catalog (version INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY AUTOINCREMENT, database TEXT NOT NULL, name TEXT NOT NULL, uuid BLOB NOT NULL, UNIQUE (database, name));
        CREATE TABLE IF NOT EXISTS indexes (id INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL, spec BLOB NOT NULL, multikey INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS documents (row INTEGER PRIMARY KEY, body BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS keys (idx INTEGER NOT NULL, key BLOB NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (idx, key, row)) WITHOUT ROWID;
        INSERT INTO catalog SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM catalog);
        """;

    /// <exception cref="IOException">The file was made by a version with another format.</exception>
    public static void Create(SqliteSession session)
    {
        var isNew = session.Scalar("SELECT 1 FROM sqlite_schema") is null;
        if (!isNew && (long)session.Scalar("PRAGMA user_version")! != Format)
            throw new IOException("The data was stored by another version of this program, in a form that this one does not read. Move its folder away to begin anew.");
        session.Execute($"BEGIN; {Tables} PRAGMA user_version={Format}; COMMIT;");
    }

    /// <summary>The version of the catalog in the session's open transaction (which this query opens, where it was not yet).</summary>
    public static long Version(SqliteSession session) => (long)session.Scalar("SELECT version FROM catalog")!;

    public static Catalog Read(SqliteSession session)
    {
        var indexes = session.Query("SELECT collection, id, spec, multikey FROM indexes ORDER BY id", [], row =>
            (Collection: row.GetInt64(0), Index: new IndexInfo(row.GetInt64(1), StoredBson.Read(row.GetFieldValue<byte[]>(2)), row.GetInt64(3) != 0))).ToLookup(pair => pair.Collection, pair => pair.Index);
        var collections = session.Query("SELECT id, database, name, uuid FROM collections", [], row =>
            new CollectionInfo(row.GetInt64(0), row.GetString(1), row.GetString(2), new Guid(row.GetFieldValue<byte[]>(3), bigEndian: true), [.. indexes[row.GetInt64(0)]]));
        return new(Version(session), collections.ToImmutableDictionary(collection => (collection.Database, collection.Name)));
    }
}
