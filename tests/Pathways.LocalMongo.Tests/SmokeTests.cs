using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests;

/// <summary>One straight way through each command, by the driver.</summary>
public sealed class SmokeTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("localmongo-").FullName;

    [Fact]
    public async Task The_driver_stores_finds_changes_and_removes_documents()
    {
        await using var server = await LocalMongoServer.StartAsync(new(_folder, Durable: false));
        using var client = new MongoClient(server.ConnectionString);
        var people = client.GetDatabase("smoke").GetCollection<BsonDocument>("people");
        await people.InsertManyAsync(Enumerable.Range(0, 250).Select(i => new BsonDocument { { "_id", i }, { "name", $"n{i}" }, { "tags", new BsonArray { i % 3, "x" } } }));
        Assert.Equal(250, await people.EstimatedDocumentCountAsync());
        Assert.Equal(250, (await people.Find(new BsonDocument()).ToListAsync()).Count);
        Assert.Equal(["n249", "n248"], (await people.Find(Builders<BsonDocument>.Filter.Gt("_id", 5)).Sort("{_id: -1}").Limit(2).ToListAsync()).Select(found => found["name"].AsString));
        await people.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>("{name: 1}", new CreateIndexOptions { Unique = true }));
        var duplicate = await Assert.ThrowsAsync<MongoWriteException>(() => people.InsertOneAsync(new BsonDocument("name", "n7")));
        Assert.Equal(ServerErrorCategory.DuplicateKey, duplicate.WriteError.Category);
        var upserted = await people.UpdateOneAsync("{name: 'new'}", "{$set: {a: 1}, $setOnInsert: {b: 2}}", new UpdateOptions { IsUpsert = true });
        Assert.NotNull(upserted.UpsertedId);
        var taken = await people.FindOneAndUpdateAsync<BsonDocument>("{name: 'new'}", "{$inc: {a: 1}}", new() { ReturnDocument = ReturnDocument.After });
        Assert.Equal(2, taken["a"].AsInt32);
        Assert.Equal(84, (await people.DeleteManyAsync("{tags: 0}")).DeletedCount);
        Assert.Equal(["people"], await (await client.GetDatabase("smoke").ListCollectionNamesAsync()).ToListAsync());
        Assert.Equal(2, (await (await people.Indexes.ListAsync()).ToListAsync()).Count);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
