namespace Pathways.LocalMongo;

/// <summary>How one embedded database is opened.</summary>
/// <param name="DataFolder">Where the data lies; made with owner-only rights when it is not there.</param>
/// <param name="Port">The loopback port; 0 takes a free one.</param>
/// <param name="Durable">True: every acknowledged write survives a power cut (SQLite <c>synchronous=FULL</c>). False: for tests.</param>
public sealed record LocalMongoOptions(string DataFolder, int Port = 0, bool Durable = true);

/// <summary>A small database that speaks the MongoDB wire protocol on a loopback port, over SQLite.</summary>
public sealed class LocalMongoServer : IAsyncDisposable
{
    private LocalMongoServer(string connectionString) => ConnectionString = connectionString;

    /// <summary>What a MongoDB driver needs to connect: host, port, user and a random password.</summary>
    public string ConnectionString { get; }

    /// <summary>Opens the data folder and listens.</summary>
    public static Task<LocalMongoServer> StartAsync(LocalMongoOptions options, CancellationToken stop = default) =>
        throw new NotSupportedException(options.DataFolder);

    /// <summary>Stops listening, ends connections, closes the data.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
