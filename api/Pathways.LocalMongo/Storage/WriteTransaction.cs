using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Wire;

namespace Pathways.LocalMongo.Storage;

/// <summary>The one open write transaction. Every method either does all it says or throws before it changed anything.</summary>
internal sealed class WriteTransaction(SqliteSession session, Catalog catalog) : Snapshot(session, catalog)
{
    /// <summary>Stores a new document with the keys it has in every index.</summary>
    /// <exception cref="DuplicateKeyException">A unique index has one of its keys.</exception>
    public void Insert(CollectionInfo collection, BsonDocument document)
    {
        var keys = KeysOf(collection, document, row: 0);
        Session.Execute($"INSERT INTO docs_{collection.Id} (body) VALUES ($1)", StoredBson.Write(document));
        var row = (long)Session.Scalar("SELECT last_insert_rowid()")!;
        foreach (var (index, of) in keys)
            AddKeys(index, of.Keys.Keys, row);
        NoteArrays(collection, keys);
    }

    /// <summary>Puts another document in a row.</summary>
    /// <exception cref="DuplicateKeyException">A unique index has one of its keys in another row.</exception>
    public void Replace(CollectionInfo collection, StoredDocument old, BsonDocument document)
    {
        var keys = KeysOf(collection, document, old.Row);
        Session.Execute($"UPDATE docs_{collection.Id} SET body = $2 WHERE row = $1", old.Row, StoredBson.Write(document));
        foreach (var (index, of) in keys)
        {
            var before = DocumentKeys.Of(old.Document, index).Keys;
            RemoveKeys(index, before.Keys.Where(key => !of.Keys.ContainsKey(key)), old.Row);
            AddKeys(index, of.Keys.Keys.Where(key => !before.ContainsKey(key)), old.Row);
        }
        NoteArrays(collection, keys);
    }

    /// <summary>Removes a document.</summary>
    public void Delete(CollectionInfo collection, StoredDocument old)
    {
        foreach (var index in collection.Indexes)
            RemoveKeys(index, DocumentKeys.Of(old.Document, index).Keys.Keys, old.Row);
        Session.Execute($"DELETE FROM docs_{collection.Id} WHERE row = $1", old.Row);
    }

    /// <summary>The collection, made with its _id index where it is not there yet.</summary>
    public CollectionInfo Ensure(string database, string name)
    {
        if (Catalog.Find(database, name) is { } known)
            return known;
        CollectionName.Check(Catalog, database, name);
        Session.Execute("INSERT INTO collections (database, name, uuid) VALUES ($1, $2, $3)", database, name, Guid.NewGuid().ToByteArray(bigEndian: true));
        var id = (long)Session.Scalar("SELECT last_insert_rowid()")!;
        Session.Execute($"CREATE TABLE docs_{id} (row INTEGER PRIMARY KEY, body BLOB NOT NULL)");
        AddIndexTable(id, new BsonDocument { { "v", 2 }, { "key", new BsonDocument("_id", 1) }, { "name", IndexInfo.IdName } });
        return Reload().Find(database, name)!;
    }

    /// <summary>Makes an index and fills it.</summary>
    /// <exception cref="DuplicateKeyException">Two documents have one key of a unique index.</exception>
    public void AddIndex(CollectionInfo collection, BsonDocument spec)
    {
        var index = new IndexInfo(AddIndexTable(collection.Id, spec), spec, false);
        foreach (var stored in Scan(collection))
        {
            var keys = DocumentKeys.Of(stored.Document, index);
            CheckUnique(collection, index, keys, stored.Row);
            AddKeys(index, keys.Keys.Keys, stored.Row);
            if (keys.IsMultikey && !index.IsMultikey)
                index = NoteArray(index);
        }
        Reload();
    }

    public void DropIndex(IndexInfo index)
    {
        Session.Execute($"DROP TABLE keys_{index.Id}");
        Session.Execute("DELETE FROM indexes WHERE id = $1", index.Id);
        Reload();
    }

    public void Drop(CollectionInfo collection)
    {
        foreach (var index in collection.Indexes)
            Session.Execute($"DROP TABLE keys_{index.Id}");
        Session.Execute($"DROP TABLE docs_{collection.Id}");
        Session.Execute("DELETE FROM indexes WHERE collection = $1", collection.Id);
        Session.Execute("DELETE FROM collections WHERE id = $1", collection.Id);
        Session.ForgetStatements();
        Reload();
    }

    private List<(IndexInfo Index, DocumentKeys Keys)> KeysOf(CollectionInfo collection, BsonDocument document, long row)
    {
        var all = new List<(IndexInfo, DocumentKeys)>(collection.Indexes.Count);
        foreach (var index in collection.Indexes)
        {
            var keys = DocumentKeys.Of(document, index);
            CheckUnique(collection, index, keys, row);
            all.Add((index, keys));
        }
        return all;
    }

    private void CheckUnique(CollectionInfo collection, IndexInfo index, DocumentKeys keys, long row)
    {
        if (!index.IsUnique)
            return;
        foreach (var (key, values) in keys.Keys)
            if (Session.Scalar($"SELECT 1 FROM keys_{index.Id} WHERE key = $1 AND row <> $2 LIMIT 1", key, row) is not null)
                throw DuplicateKeyException.Of(collection, index, values);
    }

    private void AddKeys(IndexInfo index, IEnumerable<byte[]> keys, long row)
    {
        foreach (var key in keys)
            Session.Execute($"INSERT INTO keys_{index.Id} (key, row) VALUES ($1, $2)", key, row);
    }

    private void RemoveKeys(IndexInfo index, IEnumerable<byte[]> keys, long row)
    {
        foreach (var key in keys)
            Session.Execute($"DELETE FROM keys_{index.Id} WHERE key = $1 AND row = $2", key, row);
    }

    private void NoteArrays(CollectionInfo collection, List<(IndexInfo Index, DocumentKeys Keys)> keys)
    {
        var changed = keys.Where(pair => pair.Keys.IsMultikey && Catalog.Find(collection.Database, collection.Name)!.Index(pair.Index.Name) is { IsMultikey: false }).ToList();
        foreach (var (index, _) in changed)
            NoteArray(index);
        if (changed.Count > 0)
            Reload();
    }

    private IndexInfo NoteArray(IndexInfo index)
    {
        Session.Execute("UPDATE indexes SET multikey = 1 WHERE id = $1", index.Id);
        return index with { IsMultikey = true };
    }

    private long AddIndexTable(long collection, BsonDocument spec)
    {
        Session.Execute("INSERT INTO indexes (collection, spec, multikey) VALUES ($1, $2, 0)", collection, StoredBson.Write(spec));
        var id = (long)Session.Scalar("SELECT last_insert_rowid()")!;
        Session.Execute($"CREATE TABLE keys_{id} (key BLOB NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (key, row)) WITHOUT ROWID");
        return id;
    }

    private Catalog Reload()
    {
        Session.Execute("UPDATE catalog SET version = version + 1");
        return Catalog = CatalogTables.Read(Session);
    }
}
