using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MongoDB.Bson;
using MongoDB.Driver;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Tests.AccessLogs;

/// <summary>The person reads who looked; what was done to the log shows.</summary>
public sealed class AccessLogTests(PathwaysApp app)
{
    private const string Log = "/api/v1/me/access-log";

    [Fact]
    public async Task The_person_reads_who_looked_at_what_newest_first_page_by_page()
    {
        var person = await LookedAtAsync(SystemPurpose.Reminder, SystemPurpose.CalendarFeed, SystemPurpose.Reminder);
        var first = await person.Client.GetFromJsonAsync<JsonElement>(Log + "?take=2");
        Assert.Equal((true, 3), (first.GetProperty("whole").GetBoolean(), first.GetProperty("count").GetInt32()));
        var items = first.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([3, 2], items.Select(item => item.GetProperty("sequence").GetInt32()));
        Assert.Equal(first.GetProperty("head").GetString(), items[0].GetProperty("hash").GetString());
        var entry = items[1].GetProperty("entry");
        Assert.Equal(("system", "CalendarFeed"), (entry.GetProperty("who").GetString(), entry.GetProperty("purpose").GetString()));
        Assert.Equal(["language", "permitLastDay"], entry.GetProperty("fields").EnumerateArray().Select(field => field.GetString()));
        var second = await person.Client.GetFromJsonAsync<JsonElement>($"{Log}?take=2&after={first.GetProperty("next").GetString()}");
        Assert.Equal([1], second.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sequence").GetInt32()));
        Assert.False(second.TryGetProperty("next", out _));
    }

    [Fact]
    public async Task Only_job_seekers_have_a_log_and_each_sees_their_own()
    {
        await LookedAtAsync(SystemPurpose.Reminder);
        var other = await app.NewJobSeekerAsync();
        var log = await other.Client.GetFromJsonAsync<JsonElement>(Log);
        Assert.Equal((true, 0), (log.GetProperty("whole").GetBoolean(), log.GetProperty("count").GetInt32()));
        foreach (var (role, client, expected) in await app.EverybodyButAsync(Roles.JobSeeker))
        {
            using var answer = await client.GetAsync(Log);
            Assert.True(answer.StatusCode == expected, role);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [Trait("Invariant", "23")]
    public async Task A_line_that_is_taken_out_or_changed_or_put_in_anothers_place_shows(int line)
    {
        foreach (var (what, damage) in new Dictionary<string, Func<IMongoCollection<BsonDocument>, BsonDocument, BsonDocument, Task>>
        {
            ["taken out"] = (rows, row, _) => rows.DeleteOneAsync(Of(row)),
            ["entry changed"] = (rows, row, _) => rows.UpdateOneAsync(Of(row), Builders<BsonDocument>.Update.Set("entry", Flipped(row["entry"].AsByteArray))),
            ["hash changed"] = (rows, row, _) => rows.UpdateOneAsync(Of(row), Builders<BsonDocument>.Update.Set("hash", Flipped(row["hash"].AsByteArray))),
            ["another's entry"] = (rows, row, next) => rows.UpdateOneAsync(Of(row), Builders<BsonDocument>.Update.Set("entry", next["entry"]).Set("hash", next["hash"])),
        })
        {
            var person = await LookedAtAsync(SystemPurpose.Reminder, SystemPurpose.CalendarFeed, SystemPurpose.Digest);
            Assert.True(await IsWholeAsync(person), "before");
            var rows = new MongoClient(app.Mongo.ConnectionString).GetDatabase(app.DatabaseName).GetCollection<BsonDocument>("access-log");
            var mine = app.Services.GetRequiredService<Pseudonyms>().Of("access-log", person.Id);
            var stored = await rows.Find(new BsonDocument("person", mine)).Sort(new BsonDocument("sequence", 1)).ToListAsync();
            Assert.Equal(3, stored.Count);
            await damage(rows, stored[line - 1], stored[line % 3]);
            Assert.False(await IsWholeAsync(person), what);
        }
    }

    [Fact]
    [Trait("Invariant", "23")]
    public async Task A_log_that_is_emptied_or_cut_short_shows_though_what_is_left_is_a_chain()
    {
        var rows = new MongoClient(app.Mongo.ConnectionString).GetDatabase(app.DatabaseName).GetCollection<BsonDocument>("access-log");
        for (var kept = 0; kept < 3; kept++)
        {
            var person = await LookedAtAsync(SystemPurpose.Reminder, SystemPurpose.CalendarFeed, SystemPurpose.Digest);
            var mine = app.Services.GetRequiredService<Pseudonyms>().Of("access-log", person.Id);
            await rows.DeleteManyAsync(new BsonDocument { ["person"] = mine, ["sequence"] = new BsonDocument("$gt", kept) });
            Assert.False(await IsWholeAsync(person), $"{kept} kept");
        }
    }

    private async Task<TestPerson> LookedAtAsync(params SystemPurpose[] looks)
    {
        var person = await app.NewJobSeekerAsync();
        using var put = await person.Client.PutAsJsonAsync("/api/v1/me/profile", new { displayName = "Invented" });
        put.EnsureSuccessStatusCode();
        foreach (var purpose in looks)
            await app.Services.GetRequiredService<PersonVault>().OpenForSystemAsync(purpose, person.Id, log: true, CancellationToken.None);
        return person;
    }

    private static async Task<bool> IsWholeAsync(TestPerson person) => (await person.Client.GetFromJsonAsync<JsonElement>(Log)).GetProperty("whole").GetBoolean();

    private static FilterDefinition<BsonDocument> Of(BsonDocument row) => Builders<BsonDocument>.Filter.Eq("_id", row["_id"]);

    private static byte[] Flipped(byte[] bytes) => [.. bytes[..^1], (byte)(bytes[^1] ^ 1)];
}
