using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Storage;

/// <summary>What indexes refuse, and what they hold.</summary>
public sealed class IndexTests : IDisposable
{
    private readonly MongoClient _client;
    private readonly IMongoDatabase _database;
    private readonly IMongoCollection<BsonDocument> _things;

    public IndexTests(ServerUnderTest server)
    {
        _client = new(server.Mongo.ConnectionString);
        _database = _client.GetDatabase("index-" + Guid.NewGuid().ToString("N")[..8]);
        _things = _database.GetCollection<BsonDocument>("things");
    }

    public void Dispose()
    {
        _database.DropCollection("things");
        _client.Dispose();
    }

    [Theory]
    [InlineData("{key: {a: 1}, name: 'a', unique: true}", 86)]
    [InlineData("{key: {b: 1}, name: 'a'}", 86)]
    [InlineData("{key: {a: 1}, name: 'other'}", 85)]
    [InlineData("{key: {}, name: 'none'}", 67)]
    [InlineData("{key: {a: 0}, name: 'zero'}", 67)]
    [InlineData("{key: {'a..b': 1}, name: 'dots'}", 67)]
    [InlineData("{key: {b: 1}, name: '*'}", 67)]
    [InlineData("{key: {b: 1, c: 1}, name: 'late', expireAfterSeconds: 5}", 67)]
    [InlineData("{key: {b: 1}, name: 'b', colour: 'red'}", 40415)]
    [InlineData("{key: {b: 1}, name: 'b', partialFilterExpression: {c: {$exists: false}}}", 67)]
    [InlineData("{key: {b: 1}, name: 'b', partialFilterExpression: {c: {$ne: 1}}}", 67)]
    [InlineData("{key: {b: 1}, name: 'b', partialFilterExpression: {$nor: [{c: 1}]}}", 67)]
    public async Task An_index_that_can_t_be_is_refused_by_MongoDBs_code(string index, int code)
    {
        await AskAsync("{key: {a: 1}, name: 'a'}");
        var refused = await Assert.ThrowsAsync<MongoCommandException>(() => AskAsync(index));
        Assert.Equal(code, refused.Code);
        Assert.Equal(["_id_", "a"], (await (await _things.Indexes.ListAsync()).ToListAsync()).Select(listed => listed["name"].AsString));
    }

    [Theory]
    [InlineData("{key: {a: 'text'}, name: 'a'}")]
    [InlineData("{key: {a: '2dsphere'}, name: 'a'}")]
    [InlineData("{key: {a: 'hashed'}, name: 'a'}")]
    [InlineData("{key: {'a.$**': 1}, name: 'a'}")]
    [InlineData("{key: {a: 1}, name: 'a', hidden: true}")]
    [InlineData("{key: {a: 1}, name: 'a', collation: {locale: 'fr'}}")]
    public async Task A_kind_of_index_that_only_MongoDB_has_is_refused_where_this_is_the_embedded_database(string index)
    {
        Assert.SkipUnless(Pathways.TestDatabase.TestMongo.WantsLocalMongo, "MongoDB makes it.");
        Assert.Equal((238, "NotImplemented"), await Assert.ThrowsAsync<MongoCommandException>(() => AskAsync(index)) is var refused ? (refused.Code, refused.CodeName) : default);
    }

    [Fact]
    public async Task A_unique_index_can_t_be_made_over_duplicates_and_then_nothing_of_it_stays()
    {
        await _things.InsertManyAsync([new() { { "_id", 1 }, { "a", 1 } }, new() { { "_id", 2 }, { "a", new BsonArray { 3, 1.0 } } }]);
        var refused = await Assert.ThrowsAsync<MongoCommandException>(() => AskAsync("{key: {a: 1}, name: 'a', unique: true}"));
        Assert.Equal(11000, refused.Code);
        await _things.InsertOneAsync(new() { { "_id", 3 }, { "a", 1 } });
        Assert.Single(await (await _things.Indexes.ListAsync()).ToListAsync());
    }

    [Fact]
    public async Task A_duplicate_names_its_key_and_an_unordered_write_goes_on_behind_it()
    {
        await AskAsync("{key: {a: 1, b: -1}, name: 'ab', unique: true}");
        var answer = await _database.RunCommandAsync<BsonDocument>("{insert: 'things', ordered: false, documents: [{_id: 1, a: 1}, {_id: 2, a: 1.0, b: null}, {_id: 3, a: 1, b: 2}, {_id: 3}]}");
        Assert.Equal(2, answer["n"]);
        var errors = answer["writeErrors"].AsBsonArray;
        Assert.Equal([1, 3], errors.Select(error => error["index"].AsInt32));
        Assert.Equal(BsonDocument.Parse("{a: 1, b: -1}"), errors[0]["keyPattern"]);
        Assert.Equal(BsonDocument.Parse("{a: 1.0, b: null}"), errors[0]["keyValue"]);
        Assert.Equal(BsonDocument.Parse("{_id: 3}"), errors[1]["keyValue"]);
    }

    [Fact]
    public async Task A_sparse_index_gives_what_it_holds_when_it_is_named_and_is_not_taken_for_all_when_it_is_not()
    {
        await AskAsync("{key: {a: 1}, name: 'a', sparse: true}");
        await _things.InsertManyAsync([new() { { "_id", 1 }, { "a", 5 } }, new("_id", 2), new() { { "_id", 3 }, { "a", BsonNull.Value } }]);
        Assert.Equal(3, await _things.Find("{}").Sort("{a: 1}").CountDocumentsAsync());
        Assert.Equal(2, await _things.CountDocumentsAsync("{a: null}"));
        Assert.Equal(2, (await _database.RunCommandAsync<BsonDocument>("{count: 'things', hint: 'a'}"))["n"]);
        Assert.Equal([3, 1], (await _things.Find("{}", new() { Hint = "a" }).ToListAsync()).Select(found => found["_id"].AsInt32));
    }

    [Fact]
    public async Task Two_arrays_side_by_side_can_t_be_indexed_together()
    {
        await AskAsync("{key: {a: 1, b: 1}, name: 'ab'}");
        var refused = await Assert.ThrowsAsync<MongoWriteException>(() => _things.InsertOneAsync(BsonDocument.Parse("{_id: 1, a: [1], b: [2]}")));
        Assert.Equal(171, refused.WriteError.Code);
        Assert.Equal(0, await _things.CountDocumentsAsync("{}"));
    }

    private Task<BsonDocument> AskAsync(string index) => _database.RunCommandAsync<BsonDocument>(new BsonDocument { { "createIndexes", "things" }, { "indexes", new BsonArray { BsonDocument.Parse(index) } } });
}
