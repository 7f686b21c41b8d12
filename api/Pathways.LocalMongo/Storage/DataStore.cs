using System.Collections.Concurrent;

namespace Pathways.LocalMongo.Storage;

/// <summary>The database file: one writer, any number of readers that each see one state.</summary>
internal sealed class DataStore : IDisposable
{
    private readonly string _file;
    private readonly bool _durable;
    private readonly Writer _writer;
    private readonly ConcurrentBag<Reader> _idle = [];
    private readonly ReaderWriterLockSlim _open = new(LockRecursionPolicy.NoRecursion);
    private volatile Catalog? _newest;
    private bool _closed;

    public DataStore(string file, bool durable)
    {
        (_file, _durable) = (file, durable);
        _writer = new(new SqliteSession(file, durable), catalog => _newest = catalog);
    }

    /// <summary>Runs a change in the write transaction; the task ends when it is stored.</summary>
    public Task<T> WriteAsync<T>(Func<WriteTransaction, T> change) => _writer.WriteAsync(change);

    /// <summary>Runs a query over one state of the database. What it returns must not read on later.</summary>
    public T Read<T>(Func<Snapshot, T> query)
    {
        _open.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (!_idle.TryTake(out var reader))
                reader = new(new SqliteSession(_file, _durable));
            try
            {
                return reader.Run(query, () => _newest);
            }
            finally
            {
                _idle.Add(reader);
            }
        }
        finally
        {
            _open.ExitReadLock();
        }
    }

    public void Dispose()
    {
        _open.EnterWriteLock();
        _closed = true;
        _open.ExitWriteLock();
        foreach (var reader in _idle)
            reader.Session.Dispose();
        _writer.Dispose();
        _open.Dispose();
    }

    private sealed class Reader(SqliteSession session)
    {
        private Catalog? _catalog;

        public SqliteSession Session => session;

        public T Run<T>(Func<Snapshot, T> query, Func<Catalog?> newest)
        {
            session.Execute("BEGIN");
            try
            {
                // The first query of a transaction settles which state it sees.
                var version = CatalogTables.Version(session);
                if (_catalog?.Version != version)
                    _catalog = newest() is { } known && known.Version == version ? known : CatalogTables.Read(session);
                return query(new(session, _catalog));
            }
            finally
            {
                session.Execute("COMMIT");
            }
        }
    }
}
