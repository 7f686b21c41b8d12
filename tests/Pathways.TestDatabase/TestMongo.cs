using Pathways.LocalMongo;
using Testcontainers.MongoDb;

namespace Pathways.TestDatabase;

/// <summary>The database server that tests run on, chosen by <c>PATHWAYS_TEST_MONGO</c>: empty for the embedded one,
/// <c>testcontainers</c>, <c>mongo2go</c>, or a connection string.</summary>
public sealed class TestMongo : IAsyncDisposable
{
    private readonly Func<ValueTask> _stop;

    private TestMongo(string connectionString, string? dataFolder, Func<ValueTask> stop)
    {
        ConnectionString = connectionString;
        DataFolder = dataFolder;
        _stop = stop;
    }

    /// <summary>What the driver needs to connect.</summary>
    public string ConnectionString { get; }

    /// <summary>True when the server is the embedded one.</summary>
    public bool IsLocalMongo => DataFolder is not null;

    /// <summary>Where the embedded server keeps its files; null for any other.</summary>
    public string? DataFolder { get; }

    /// <summary>True when the environment asks for the embedded server.</summary>
    public static bool WantsLocalMongo => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PATHWAYS_TEST_MONGO"));

    /// <summary>Starts (or finds) the server that the environment asks for.</summary>
    public static async Task<TestMongo> StartAsync() => Environment.GetEnvironmentVariable("PATHWAYS_TEST_MONGO") switch
    {
        null or "" => await StartLocalAsync(),
        "testcontainers" => await StartContainerAsync(),
        "mongo2go" => StartMongo2Go(),
        var given => new(given, null, () => ValueTask.CompletedTask),
    };

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _stop();

    private static async Task<TestMongo> StartLocalAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pathways-test-").FullName;
        var server = await LocalMongoServer.StartAsync(new(folder, Durable: false));
        return new(server.ConnectionString, folder, async () =>
        {
            await server.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        });
    }

    private static async Task<TestMongo> StartContainerAsync()
    {
        var container = new MongoDbBuilder("mongo:8").WithReplicaSet().Build();
        await container.StartAsync();
        return new(container.GetConnectionString(), null, container.DisposeAsync);
    }

    private static TestMongo StartMongo2Go()
    {
        var (connectionString, stop) = Mongo2GoServer.Start();
        return new(connectionString, null, stop);
    }
}
