using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Pathways.LocalMongo.Storage;

/// <summary>The one thread that writes. Commands that wait at the same time share a commit (and so one flush to disk), each within a
/// savepoint of its own; an answer goes out only after the commit.</summary>
internal sealed class Writer : IDisposable
{
    private const int MostInOneCommit = 64;
    private readonly SqliteSession _session;
    private readonly BlockingCollection<Work> _queue = [];
    private readonly Thread _thread;
    private readonly Action<Catalog> _publish;
    private Catalog _catalog;

    /// <param name="session">The connection to write by.</param>
    /// <param name="publish">Told the catalog just before it is committed, so that no reader can see its version first.</param>
    public Writer(SqliteSession session, Action<Catalog> publish)
    {
        (_session, _publish) = (session, publish);
        CatalogTables.Create(session);
        _catalog = CatalogTables.Read(session);
        _thread = new(Run) { IsBackground = true, Name = "LocalMongo writer" };
        _thread.Start();
    }

    /// <summary>Runs a change; the task ends when it is stored, or with what the change threw, undone as a whole.</summary>
    public Task<T> WriteAsync<T>(Func<WriteTransaction, T> change)
    {
        var work = new Work<T>(change);
        try
        {
            _queue.Add(work);
        }
        catch (InvalidOperationException e)
        {
            return Task.FromException<T>(new ObjectDisposedException("The database is closed.", e));
        }
        return work.Task;
    }

    /// <summary>Lets waiting changes end, then closes.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
        _session.Dispose();
    }

    private void Run()
    {
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            var done = new List<Work>();
            try
            {
                _session.Execute("BEGIN IMMEDIATE");
                for (var work = first; work is not null; work = Next(done.Count))
                {
                    done.Add(work);
                    RunOne(work);
                }
                _publish(_catalog);
                _session.Execute("COMMIT");
            }
#pragma warning disable CA1031 // Whatever it is: those who wait are told, and the thread that all writes need lives on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                RollBack();
                done.ForEach(work => work.Fail(e));
            }
            done.ForEach(work => work.Finish());
        }
    }

    private Work? Next(int count) => count < MostInOneCommit && _queue.TryTake(out var work) ? work : null;

    private void RunOne(Work work)
    {
        _session.Execute("SAVEPOINT command");
        var transaction = new WriteTransaction(_session, _catalog);
        if (!work.Run(transaction))
            _session.Execute("ROLLBACK TO command");
        _session.Execute("RELEASE command");
        if (!work.Failed)
            _catalog = transaction.Catalog;
    }

    private void RollBack()
    {
        try
        {
            _session.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself.
        }
        _catalog = CatalogTables.Read(_session);
    }

    private abstract class Work
    {
        public abstract bool Failed { get; }

        public abstract bool Run(WriteTransaction transaction);

        public abstract void Fail(Exception reason);

        public abstract void Finish();
    }

    private sealed class Work<T>(Func<WriteTransaction, T> change) : Work
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;
        private Exception? _failure;

        public Task<T> Task => _completion.Task;

        public override bool Failed => _failure is not null;

        public override bool Run(WriteTransaction transaction)
        {
            try
            {
                _result = change(transaction);
            }
#pragma warning disable CA1031 // Whatever it is, the one who asked gets it, and the writer goes on with the next.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _failure = e;
            }
            return _failure is null;
        }

        public override void Fail(Exception reason) => _failure = reason;

        public override void Finish()
        {
            if (_failure is null)
                _completion.SetResult(_result);
            else
                _completion.SetException(_failure);
        }
    }
}
