using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Wire;

/// <summary>One folder, one database: who may read it, who finds it, what stays and what goes.</summary>
public sealed class DataFolderTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "pathways-folder-" + Guid.NewGuid().ToString("N")[..8]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_folder_and_all_in_it_are_their_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }
        await using var server = await LocalMongoServer.StartAsync(new(_folder));
        using var client = new MongoClient(server.ConnectionString);
        await client.GetDatabase("any").GetCollection<BsonDocument>("rows").InsertOneAsync(new("_id", 1));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder));
        var files = Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
            Assert.Equal((file, UnixFileMode.UserRead | UnixFileMode.UserWrite), (file, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Whoever_comes_second_finds_the_first_ones_database()
    {
        await using var first = await LocalMongoServer.StartAsync(new(_folder));
        await using (var second = await LocalMongoServer.StartAsync(new(_folder)))
        {
            Assert.Equal(first.ConnectionString, second.ConnectionString);
            using var writer = new MongoClient(second.ConnectionString);
            await writer.GetDatabase("any").GetCollection<BsonDocument>("rows").InsertOneAsync(new("_id", 1));
        }
        // The guest's leaving closes nothing.
        using var reader = new MongoClient(first.ConnectionString);
        Assert.Equal(1, await reader.GetDatabase("any").GetCollection<BsonDocument>("rows").CountDocumentsAsync(new BsonDocument()));
    }

    [Fact]
    public async Task What_was_stored_is_there_after_a_new_start_within_two_seconds()
    {
        await using (var first = await LocalMongoServer.StartAsync(new(_folder)))
        {
            using var client = new MongoClient(first.ConnectionString);
            await client.GetDatabase("any").GetCollection<BsonDocument>("rows").InsertManyAsync(Enumerable.Range(0, 5000).Select(i => new BsonDocument { ["_id"] = i, ["text"] = new string('x', 200) }));
        }
        var waited = Stopwatch.StartNew();
        await using var again = await LocalMongoServer.StartAsync(new(_folder));
        using var reader = new MongoClient(again.ConnectionString);
        Assert.Equal(5000, await reader.GetDatabase("any").GetCollection<BsonDocument>("rows").CountDocumentsAsync(new BsonDocument()));
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(2), $"{waited.Elapsed}");
    }

    [Fact]
    public async Task A_document_goes_when_its_time_is_over_and_one_without_a_date_stays()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse("2026-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await using var server = await LocalMongoServer.StartAsync(new(_folder) { Clock = clock });
        using var client = new MongoClient(server.ConnectionString);
        var rows = client.GetDatabase("any").GetCollection<BsonDocument>("rows");
        await rows.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("until", 1), new() { ExpireAfter = TimeSpan.FromSeconds(30) }));
        var now = clock.GetUtcNow().UtcDateTime;
        await rows.InsertManyAsync(
        [
            new() { ["_id"] = "over", ["until"] = now.AddHours(-1) },
            new() { ["_id"] = "over soon", ["until"] = now.AddSeconds(20) },
            new() { ["_id"] = "later", ["until"] = now.AddHours(1) },
            new() { ["_id"] = "the first date counts", ["until"] = new BsonArray { now.AddHours(1), now.AddHours(-1) } },
            new() { ["_id"] = "no date", ["until"] = "2020-01-01" },
            new() { ["_id"] = "nothing" },
        ]);
        Assert.Equal(6, await rows.CountDocumentsAsync(new BsonDocument()));
        clock.Advance(TimeSpan.FromSeconds(61));
        await Eventually.TrueAsync(() => rows.CountDocuments(new BsonDocument()) <= 3, "the documents whose time is over are gone");
        var left = await rows.Find(new BsonDocument()).Sort(new BsonDocument("_id", 1)).ToListAsync();
        Assert.Equal(["later", "no date", "nothing"], left.Select(row => row["_id"].AsString));
    }
}
