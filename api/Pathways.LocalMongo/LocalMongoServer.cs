using Pathways.LocalMongo.Auth;
using Pathways.LocalMongo.Commands;
using Pathways.LocalMongo.Storage;
using Pathways.LocalMongo.Wire;

namespace Pathways.LocalMongo;

/// <summary>How one embedded database is opened.</summary>
/// <param name="DataFolder">Where the data lies; made with owner-only rights when it is not there.</param>
/// <param name="Port">The loopback port; 0 takes a free one.</param>
/// <param name="Durable">True: every acknowledged write survives a power cut (SQLite <c>synchronous=FULL</c>). False: for tests.</param>
public sealed record LocalMongoOptions(string DataFolder, int Port = 0, bool Durable = true)
{
    /// <summary>The server's clock: <c>$$NOW</c>, <c>$currentDate</c>, expiry.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>A small database that speaks the MongoDB wire protocol on a loopback port, over SQLite.</summary>
public sealed class LocalMongoServer : IAsyncDisposable
{
    private const string User = "pathways";
    private static readonly TimeSpan WaitForOther = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);
    private readonly Func<ValueTask> _close;

    private LocalMongoServer(string connectionString, Func<ValueTask> close) => (ConnectionString, _close) = (connectionString, close);

    /// <summary>What a MongoDB driver needs to connect: host, port, user and a random password.</summary>
    public string ConnectionString { get; }

    /// <summary>Opens the data folder and listens. Where another process has the folder, its server is used: this object then holds the
    /// connection string only, and the database ends with that process.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken.</exception>
    /// <exception cref="IOException">Another process has the folder and does not answer, or the data is of another version's form.</exception>
    public static async Task<LocalMongoServer> StartAsync(LocalMongoOptions options, CancellationToken stop = default)
    {
        var folder = new DataFolder(options.DataFolder);
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            // The lock decides; a connection file without it is what a crash left.
            if (folder.TryLock() is { } held)
                return Open(options, folder, held);
            if (await folder.FindRunningAsync(stop) is { } running)
                return new(running, () => ValueTask.CompletedTask);
            if (TimeProvider.System.GetElapsedTime(begun) > WaitForOther)
                throw new IOException($"Another process has {options.DataFolder}, and its database does not answer.");
            await Task.Delay(LookAgain, stop);
        }
    }

    /// <summary>Stops listening, ends connections, closes the data.</summary>
    public ValueTask DisposeAsync() => _close();

    private static LocalMongoServer Open(LocalMongoOptions options, DataFolder folder, FileStream held)
    {
        DataStore? store = null;
        try
        {
            var password = folder.Password();
            store = new DataStore(folder.DataFile(), options.Durable);
            var sweep = new ExpirySweep(store, options.Clock);
            var listener = new Listener(options.Port, new(store, new(options.Clock), new ScramCredentials(User, password), options.Clock));
            var connectionString = $"mongodb://{User}:{password}@127.0.0.1:{listener.Port}/?authSource=admin&authMechanism=SCRAM-SHA-256&directConnection=true";
            folder.Publish(connectionString);
            return new(connectionString, async () =>
            {
                folder.Withdraw();
                sweep.Dispose();
                await listener.DisposeAsync();
                store.Dispose();
                await held.DisposeAsync();
            });
        }
        catch
        {
            store?.Dispose();
            held.Dispose();
            throw;
        }
    }
}
