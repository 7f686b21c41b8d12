using Pathways.TestDatabase;

[assembly: AssemblyFixture(typeof(Pathways.LocalMongo.Tests.ServerUnderTest))]

namespace Pathways.LocalMongo.Tests;

/// <summary>The server that tests run on; one for the assembly, each suite takes databases of its own names.</summary>
public sealed class ServerUnderTest : IAsyncLifetime
{
    private TestMongo? _mongo;

    /// <summary>The server.</summary>
    public TestMongo Mongo => _mongo!;

    public async ValueTask InitializeAsync() => _mongo = await TestMongo.StartAsync();

    public ValueTask DisposeAsync() => Mongo.DisposeAsync();
}
