using System.Buffers.Binary;
using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Wire;

/// <summary>What comes over the wire that no driver sends, and is answered by a refusal.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("localmongo-").FullName;
    private LocalMongoServer? _server;

    public async ValueTask InitializeAsync() => _server = await LocalMongoServer.StartAsync(new(_folder, Durable: false));

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Documents_too_deep_to_read_and_documents_that_are_none_are_refused_by_name()
    {
        var deep = new BsonDocument();
        for (var i = 0; i < 120; i++)
            deep = new("a", deep);
        var bytes = deep.ToBson(writerSettings: new() { MaxSerializationDepth = 1000 });
        Assert.Equal(22, (await AskAsync([0, .. Nest(bytes, 2_000)]))["code"]);
        Assert.Equal(22, (await AskAsync([0, 8, 0, 0, 0, 0x77, 65, 0, 0]))["code"]);
        Assert.Equal(22, (await AskAsync([0, 14, 0, 0, 0, 2, 65, 0, 2, 0, 0, 0, 0xFF, 0, 0]))["code"]);
    }

    [Fact]
    public async Task Before_signing_in_only_the_greeting_is_answered()
    {
        Assert.Equal(13, (await AskAsync(Section(new() { { "find", "c" }, { "$db", "d" } })))["code"]);
        Assert.Equal(13, (await AskAsync(Section(new() { { "ping", 1 }, { "$db", "d" } })))["code"]);
        Assert.Equal(59, (await AskAsync(Section(new() { { "shutdownNow", 1 }, { "$db", "d" } })))["code"]);
        Assert.Equal(18, (await AskAsync(Section(new() { { "saslStart", 1 }, { "mechanism", "SCRAM-SHA-256" }, { "payload", new BsonBinaryData("n,,n=nobody,r=abc"u8.ToArray()) }, { "$db", "admin" } })))["code"]);
        Assert.Equal(334, (await AskAsync(Section(new() { { "saslStart", 1 }, { "mechanism", "PLAIN" }, { "payload", new BsonBinaryData([]) }, { "$db", "admin" } })))["code"]);
    }

    [Fact]
    public async Task An_unacknowledged_write_is_carried_out_though_nothing_is_answered()
    {
        using var client = new MongoClient(_server!.ConnectionString);
        var things = client.GetDatabase("wire").GetCollection<BsonDocument>("things");
        await things.WithWriteConcern(WriteConcern.Unacknowledged).InsertManyAsync([new("_id", 1), new("_id", 2)]);
        await Eventually.TrueAsync(() => things.CountDocuments("{}") == 2, "stored");
    }

    private static byte[] Message(int operation, byte[] content)
    {
        var bytes = new byte[16 + content.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), operation);
        content.CopyTo(bytes, 16);
        return bytes;
    }

    private static byte[] Section(BsonDocument body) => [0, .. body.ToBson()];

    // A document around bytes, and another around that, and so on.
    private static byte[] Nest(byte[] inner, int times)
    {
        for (var i = 0; i < times; i++)
            inner = [.. BitConverter.GetBytes(inner.Length + 8), 3, 97, 0, .. inner, 0];
        return inner;
    }

    private TcpClient Connect() => new("127.0.0.1", new MongoUrl(_server!.ConnectionString).Server.Port);

    private async Task<BsonDocument> AskAsync(byte[] section)
    {
        using var client = Connect();
        await client.GetStream().WriteAsync(Message(2013, [0, 0, 0, 0, .. section]));
        return await ReadAsync(client);
    }

    private static async Task<BsonDocument> ReadAsync(TcpClient client)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var header = new byte[16];
        await client.GetStream().ReadExactlyAsync(header, limit.Token);
        var content = new byte[BinaryPrimitives.ReadInt32LittleEndian(header) - 16];
        await client.GetStream().ReadExactlyAsync(content, limit.Token);
        return MongoDB.Bson.Serialization.BsonSerializer.Deserialize<BsonDocument>(content[5..]);
    }
}
