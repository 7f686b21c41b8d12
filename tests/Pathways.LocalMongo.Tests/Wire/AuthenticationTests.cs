using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Wire;

/// <summary>Who gets in.</summary>
public sealed class AuthenticationTests(ServerUnderTest server)
{
    [Fact]
    public async Task Without_signing_in_nothing_but_the_greeting_is_answered()
    {
        Assert.SkipUnless(new MongoUrl(server.Mongo.ConnectionString).Username is not null, "This server asks nobody who they are.");
        var url = new MongoUrlBuilder(server.Mongo.ConnectionString) { Username = null, Password = null, AuthenticationMechanism = null, AuthenticationSource = null };
        using var client = new MongoClient(url.ToMongoUrl());
        var refused = await Assert.ThrowsAsync<MongoCommandException>(() => client.GetDatabase("any").GetCollection<BsonDocument>("c").Find(new BsonDocument()).ToListAsync());
        Assert.Equal((13, "Unauthorized"), (refused.Code, refused.CodeName));
        await Assert.ThrowsAsync<MongoCommandException>(() => client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("listDatabases", 1)));
    }

    [Theory]
    [InlineData("not the password", null)]
    [InlineData(null, "somebody")]
    public async Task A_wrong_password_and_a_wrong_name_are_refused_alike(string? password, string? name)
    {
        Assert.SkipUnless(server.Mongo.IsLocalMongo, "The name and password of another server are not ours to get wrong.");
        var url = new MongoUrlBuilder(server.Mongo.ConnectionString);
        (url.Password, url.Username) = (password ?? url.Password, name ?? url.Username);
        using var client = new MongoClient(url.ToMongoUrl());
        var refused = await Assert.ThrowsAsync<MongoAuthenticationException>(() => client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1)));
        var reason = Assert.IsType<MongoCommandException>(refused.InnerException);
        Assert.Equal((18, "AuthenticationFailed"), (reason.Code, reason.CodeName));
    }
}
