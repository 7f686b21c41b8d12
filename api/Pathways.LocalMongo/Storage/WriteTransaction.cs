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
        var row = 1 + (Session.Scalar("SELECT max(row) FROM documents WHERE row >= $1 AND row < $2", collection.RowsFrom, collection.RowsTo) as long? ?? collection.RowsFrom);
        Session.Execute("INSERT INTO documents (row, body) VALUES ($1, $2)", row, StoredBson.Write(document));
        foreach (var (index, of) in keys)
            AddKeys(index, of.Keys.Keys, row);
        NoteArrays(collection, keys);
    }

    /// <summary>Puts another document in a row.</summary>
    /// <exception cref="DuplicateKeyException">A unique index has one of its keys in another row.</exception>
    public void Replace(CollectionInfo collection, StoredDocument old, BsonDocument document)
    {
        var keys = KeysOf(collection, document, old.Row);
        Session.Execute("UPDATE documents SET body = $2 WHERE row = $1", old.Row, StoredBson.Write(document));
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
        Session.Execute("DELETE FROM documents WHERE row = $1", old.Row);
    }

    /// <summary>The collection, made with its _id index where it is not there yet.</summary>
    public CollectionInfo Ensure(string database, string name)
    {
        if (Catalog.Find(database, name) is { } known)
            return known;
        CollectionName.Check(Catalog, database, name);
        var uuid = Guid.NewGuid();
        Session.Execute("INSERT INTO collections (database, name, uuid) VALUES ($1, $2, $3)", database, name, uuid.ToByteArray(bigEndian: true));
        var id = (long)Session.Scalar("SELECT last_insert_rowid()")!;
        var made = new CollectionInfo(id, database, name, uuid, [NewIndex(id, new() { { "v", 2 }, { "key", new BsonDocument("_id", 1) }, { "name", IndexInfo.IdName } })]);
        Change(Catalog.With(made));
        return made;
    }

    /// <summary>Makes an index and fills it.</summary>
    /// <exception cref="DuplicateKeyException">Two documents have one key of a unique index.</exception>
    public void AddIndex(CollectionInfo collection, BsonDocument spec)
    {
        var index = NewIndex(collection.Id, spec);
        foreach (var stored in Scan(collection))
        {
            var keys = DocumentKeys.Of(stored.Document, index);
            CheckUnique(collection, index, keys, stored.Row);
            AddKeys(index, keys.Keys.Keys, stored.Row);
            if (keys.IsMultikey && !index.IsMultikey)
                index = NoteArray(index);
        }
        var current = Current(collection);
        Change(Catalog.With(current with { Indexes = [.. current.Indexes, index] }));
    }

    public void DropIndex(CollectionInfo collection, IndexInfo index)
    {
        Session.Execute("DELETE FROM keys WHERE idx = $1", index.Id);
        Session.Execute("DELETE FROM indexes WHERE id = $1", index.Id);
        var current = Current(collection);
        Change(Catalog.With(current with { Indexes = [.. current.Indexes.Where(other => other.Id != index.Id)] }));
    }

    public void Drop(CollectionInfo collection)
    {
        foreach (var index in collection.Indexes)
            Session.Execute("DELETE FROM keys WHERE idx = $1", index.Id);
        Session.Execute("DELETE FROM documents WHERE row >= $1 AND row < $2", collection.RowsFrom, collection.RowsTo);
        Session.Execute("DELETE FROM indexes WHERE collection = $1", collection.Id);
        Session.Execute("DELETE FROM collections WHERE id = $1", collection.Id);
        Change(Catalog.Without(collection));
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
            if (Session.Scalar("SELECT 1 FROM keys WHERE idx = $1 AND key = $2 AND row <> $3 LIMIT 1", index.Id, key, row) is not null)
                throw DuplicateKeyException.Of(collection, index, values);
    }

    private void AddKeys(IndexInfo index, IEnumerable<byte[]> keys, long row)
    {
        foreach (var key in keys)
            Session.Execute("INSERT INTO keys (idx, key, row) VALUES ($1, $2, $3)", index.Id, key, row);
    }

    private void RemoveKeys(IndexInfo index, IEnumerable<byte[]> keys, long row)
    {
        foreach (var key in keys)
            Session.Execute("DELETE FROM keys WHERE idx = $1 AND key = $2 AND row = $3", index.Id, key, row);
    }

    private void NoteArrays(CollectionInfo collection, List<(IndexInfo Index, DocumentKeys Keys)> keys)
    {
        var current = Current(collection);
        var met = keys.Where(pair => pair.Keys.IsMultikey).Select(pair => pair.Index.Id).ToHashSet();
        if (current.Indexes.Any(index => met.Contains(index.Id) && !index.IsMultikey))
            Change(Catalog.With(current with { Indexes = [.. current.Indexes.Select(index => met.Contains(index.Id) ? NoteArray(index) : index)] }));
    }

    private IndexInfo NoteArray(IndexInfo index)
    {
        Session.Execute("UPDATE indexes SET multikey = 1 WHERE id = $1", index.Id);
        return index with { IsMultikey = true };
    }

    private IndexInfo NewIndex(long collection, BsonDocument spec)
    {
        Session.Execute("INSERT INTO indexes (collection, spec, multikey) VALUES ($1, $2, 0)", collection, StoredBson.Write(spec));
        return new((long)Session.Scalar("SELECT last_insert_rowid()")!, spec, false);
    }

    private CollectionInfo Current(CollectionInfo collection) => Catalog.Find(collection.Database, collection.Name)!;

    private void Change(Catalog catalog)
    {
        Session.Execute("UPDATE catalog SET version = $1", catalog.Version);
        Catalog = catalog;
    }
}
