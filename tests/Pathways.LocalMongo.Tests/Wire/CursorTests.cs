using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Wire;

/// <summary>What becomes of an open cursor.</summary>
public sealed class CursorTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("localmongo-").FullName;
    private readonly FakeTimeProvider _clock = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_cursor_that_nobody_asks_for_is_forgotten()
    {
        await using var server = await LocalMongoServer.StartAsync(new(_folder, Durable: false) { Clock = _clock });
        using var client = new MongoClient(server.ConnectionString);
        var things = client.GetDatabase("cursors").GetCollection<BsonDocument>("things");
        await things.InsertManyAsync(Enumerable.Range(0, 9).Select(i => new BsonDocument("_id", i)));
        using var cursor = await things.Find("{}", new() { BatchSize = 2 }).ToCursorAsync();
        await cursor.MoveNextAsync();
        _clock.Advance(TimeSpan.FromMinutes(11));
        await things.Find("{}").ToListAsync();
        await Assert.ThrowsAsync<MongoCursorNotFoundException>(() => cursor.MoveNextAsync());
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
