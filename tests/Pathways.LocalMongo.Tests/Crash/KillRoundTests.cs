using System.Diagnostics;
using System.Globalization;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Crash;

/// <summary>The database is killed under writers, again and again, on one folder.</summary>
public sealed class KillRoundTests
{
    private const int Writers = 8;

    // Each must hold every document: a unique one, a compound one, a multikey one.
    private static readonly (string Name, BsonDocument Key, bool Unique)[] s_indexes =
    [
        ("first tag", new("tags", 1), false),
        ("writer and version", new() { ["writer"] = 1, ["version"] = -1 }, false),
        ("own", new() { ["_id"] = 1, ["late"] = 1 }, true),
    ];

    [Fact]
    public async Task No_acknowledged_write_is_lost_when_the_database_is_killed_under_eight_writers()
    {
        var rounds = int.Parse(Environment.GetEnvironmentVariable("PATHWAYS_KILL_ROUNDS") ?? "3", CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("pathways-kill-");
        var writers = Enumerable.Range(1, Writers).Select(number => new KillWriter(number)).ToArray();
        var slowest = TimeSpan.Zero;
        try
        {
            for (var round = 0; round <= rounds; round++)
            {
                using var process = await DatabaseProcess.StartAsync(folder.FullName);
                slowest = process.StartTime > slowest ? process.StartTime : slowest;
                using var client = new MongoClient(process.ConnectionString + "&serverSelectionTimeoutMS=2000");
                var collection = client.GetDatabase("kill").GetCollection<BsonDocument>("rows");
                if (round == 0)
                    await collection.Indexes.CreateManyAsync(s_indexes.Select(index => new CreateIndexModel<BsonDocument>(index.Key, new() { Name = index.Name, Unique = index.Unique })));
                await CheckAsync(collection, writers);
                if (round < rounds)
                    await WriteAndKillAsync(collection, writers, process);
            }
            TestContext.Current.TestOutputHelper!.WriteLine("{0} rounds, {1} acknowledged writes, slowest start {2:0} ms", rounds, writers.Sum(writer => writer.Acknowledged), slowest.TotalMilliseconds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteAndKillAsync(IMongoCollection<BsonDocument> collection, KillWriter[] writers, DatabaseProcess process)
    {
        var before = writers.Sum(writer => writer.Acknowledged);
        var writing = writers.Select(writer => Task.Run(() => writer.WriteAsync(collection))).ToArray();
        var killAfter = Random.Shared.Next(50, 400);
        await Eventually.TrueAsync(() => writers.Sum(writer => writer.Acknowledged) >= before + killAfter, $"{killAfter} acknowledged writes");
        await process.KillAsync();
        await Task.WhenAll(writing);
    }

    private static async Task CheckAsync(IMongoCollection<BsonDocument> collection, KillWriter[] writers)
    {
        var found = await AllAsync(collection, "_id_");
        Assert.Empty(writers.SelectMany(writer => writer.Faults(found)));
        foreach (var index in s_indexes)
        {
            var through = await AllAsync(collection, index.Name);
            Assert.Equal(found.Count, through.Count);
            Assert.All(found, one => Assert.Equal(one.Value, through[one.Key]));
        }
        foreach (var (id, document) in found.Take(50))
        {
            var byTag = await collection.Find(new BsonDocument("tags", document["tags"][0])).ToListAsync();
            Assert.Equal([id], byTag.Select(row => row["_id"].AsString));
        }
        foreach (var writer in writers)
            writer.Settle(found);
    }

    private static async Task<Dictionary<string, BsonDocument>> AllAsync(IMongoCollection<BsonDocument> collection, string index)
    {
        var all = await collection.Find(new BsonDocument(), new() { Hint = index }).ToListAsync();
        return all.ToDictionary(row => row["_id"].AsString);
    }
}
