using System.Buffers.Binary;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Wire;

/// <summary>What arrives on the port, well formed or not.</summary>
public sealed class ProtocolTests : IDisposable
{
    private readonly ServerUnderTest _server;
    private readonly MongoClient _client;
    private readonly IMongoCollection<BsonDocument> _rows;

    public ProtocolTests(ServerUnderTest server)
    {
        _server = server;
        _client = new(server.Mongo.ConnectionString);
        _rows = _client.GetDatabase("wire-" + Guid.NewGuid().ToString("N")[..8]).GetCollection<BsonDocument>("rows");
    }

    /// <summary>Bytes that no driver sends.</summary>
    public static TheoryData<string, byte[]> Malformed => new()
    {
        { "another protocol", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray() },
        { "half a header", [16, 0, 0, 0, 1] },
        { "a negative length", Message(-1, 2013) },
        { "a length of zero", Message(0, 2013) },
        { "two gigabytes announced", Message(int.MaxValue, 2013) },
        { "an unknown operation", Message(16, 4711) },
        { "no body", Message(20, 2013, 0, 0, 0, 0) },
        { "a document longer than its message", Message(30, 2013, 0, 0, 0, 0, 0, 255, 255, 0, 0, 16, 97, 0, 1, 0) },
        { "a document of negative length", Message(26, 2013, 0, 0, 0, 0, 0, 255, 255, 255, 255, 0) },
        { "an element of no known type", Message(33, 2013, 0, 0, 0, 0, 0, 12, 0, 0, 0, 99, 97, 0, 1, 0, 0, 0, 0) },
        { "a flag that must be understood", Message(26, 2013, 0, 128, 0, 0, 0, 5, 0, 0, 0, 0) },
        { "a sequence that never ends", Message(30, 2013, 0, 0, 0, 0, 1, 0, 0, 0, 127, 97, 0, 5, 0, 0, 0, 0) },
    };

    public void Dispose()
    {
        _rows.Database.DropCollection("rows");
        _client.Dispose();
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_malformed_message_ends_its_connection_and_nothing_else(string what, byte[] message)
    {
        var address = new MongoUrl(_server.Mongo.ConnectionString).Server;
        using var socket = new TcpClient(address.Host, address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(message);
        socket.Client.Shutdown(SocketShutdown.Send);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var (rest, read) = (new byte[4096], 1);
        try
        {
            while (read > 0)
                read = await stream.ReadAsync(rest, limit.Token);
        }
        catch (IOException)
        {
            // Reset: ended as well.
        }
        Assert.False(limit.IsCancellationRequested, what);
        await _client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1));
    }

    [Fact]
    public async Task An_unknown_command_is_refused_by_MongoDBs_code_and_name()
    {
        var refused = await Assert.ThrowsAsync<MongoCommandException>(() => _rows.Database.RunCommandAsync<BsonDocument>(new BsonDocument("moonlight", 1)));
        Assert.Equal((59, "CommandNotFound"), (refused.Code, refused.CodeName));
    }

    [Fact]
    public async Task A_document_over_16_megabytes_is_refused_and_one_just_below_is_kept()
    {
        // The driver itself lets the size of a document pass; the server must not.
        await Assert.ThrowsAnyAsync<Exception>(() => _rows.InsertOneAsync(new() { ["_id"] = 1, ["x"] = new string('x', (16 * 1024 * 1024) + 1) }));
        await _rows.InsertOneAsync(new() { ["_id"] = 2, ["x"] = new string('x', (16 * 1024 * 1024) - 100) });
        var kept = Assert.Single(await _rows.Find(new BsonDocument()).ToListAsync());
        Assert.Equal((16 * 1024 * 1024) - 100, kept["x"].AsString.Length);
    }

    [Fact]
    public async Task A_cursor_gives_all_documents_once_and_ends_when_it_is_killed()
    {
        await _rows.InsertManyAsync(Enumerable.Range(0, 1000).Select(i => new BsonDocument("_id", i)));
        var all = await _rows.Find(new BsonDocument(), new() { BatchSize = 7 }).Sort(new BsonDocument("_id", 1)).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 1000), all.Select(row => row["_id"].AsInt32));

        var name = _rows.CollectionNamespace.CollectionName;
        var opened = await _rows.Database.RunCommandAsync<BsonDocument>(new BsonDocument { ["find"] = name, ["batchSize"] = 2 });
        var cursor = opened["cursor"]["id"];
        Assert.NotEqual(0, cursor.AsInt64);
        var next = await _rows.Database.RunCommandAsync<BsonDocument>(new BsonDocument { ["getMore"] = cursor, ["collection"] = name, ["batchSize"] = 3 });
        Assert.Equal(3, next["cursor"]["nextBatch"].AsBsonArray.Count);
        var killed = await _rows.Database.RunCommandAsync<BsonDocument>(new BsonDocument { ["killCursors"] = name, ["cursors"] = new BsonArray { cursor, 4711L } });
        Assert.Equal(([cursor], [4711L]), (killed["cursorsKilled"].AsBsonArray, killed["cursorsNotFound"].AsBsonArray));
        var refused = await Assert.ThrowsAsync<MongoCommandException>(() => _rows.Database.RunCommandAsync<BsonDocument>(new BsonDocument { ["getMore"] = cursor, ["collection"] = name }));
        Assert.Equal((43, "CursorNotFound"), (refused.Code, refused.CodeName));
    }

    [Fact]
    public async Task Only_the_machine_itself_can_connect()
    {
        Assert.SkipUnless(_server.Mongo.IsLocalMongo, "Another server listens where it was told to.");
        var port = new MongoUrl(_server.Mongo.ConnectionString).Server.Port;
        Assert.All(IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == port), listener => Assert.Equal(IPAddress.Loopback, listener.Address));
        foreach (var address in NetworkInterface.GetAllNetworkInterfaces().SelectMany(one => one.GetIPProperties().UnicastAddresses).Select(one => one.Address).Where(one => !IPAddress.IsLoopback(one)))
        {
            using var socket = new TcpClient(address.AddressFamily);
            await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync(address, port));
        }
    }

    private static byte[] Message(int length, int operation, params byte[] content)
    {
        var message = new byte[16 + content.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, length);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(12), operation);
        content.CopyTo(message.AsSpan(16));
        return message;
    }
}
