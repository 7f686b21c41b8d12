using Hangfire;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Jobs;

/// <summary>Jobs with an effect that can be counted: a row under a unique key. Each run is counted beside it.</summary>
public static class Effects
{
    private static IMongoDatabase? s_database;

    private static IMongoCollection<BsonDocument> Rows => s_database!.GetCollection<BsonDocument>("effects");

    private static IMongoCollection<BsonDocument> Runs => s_database!.GetCollection<BsonDocument>("runs");

    /// <summary>Where the effects go, in this process.</summary>
    public static void Use(IMongoDatabase database) => s_database = database;

    /// <summary>Writes the row of a key once, however often it runs.</summary>
    public static void Write(string key)
    {
        Runs.InsertOne(new() { ["key"] = key, ["process"] = Environment.ProcessId });
        try
        {
            Rows.InsertOne(new BsonDocument("_id", key));
        }
        catch (MongoWriteException duplicate) when (duplicate.WriteError.Category == ServerErrorCategory.DuplicateKey)
        {
            // The effect is there: that is what idempotent means.
        }
    }

    /// <summary>Fails on its first run.</summary>
    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [1])]
    public static void WriteAtSecondTry(string key)
    {
        if (CountRuns(key) == 0)
        {
            Runs.InsertOne(new() { ["key"] = key, ["process"] = Environment.ProcessId });
            throw new InvalidOperationException("The first run fails.");
        }
        Write(key);
    }

    /// <summary>Writes only when the other row is there.</summary>
    public static void WriteAfter(string key, string other) => Write(IsThere(other) ? key : key + " came too early");

    /// <summary>Whether a key's row is there.</summary>
    public static bool IsThere(string key) => Rows.Find(new BsonDocument("_id", key)).Any();

    /// <summary>How often a key's job ran.</summary>
    public static long CountRuns(string key) => Runs.CountDocuments(new BsonDocument("key", key));

    /// <summary>Rows and runs whose keys begin with a prefix, and the runs by process.</summary>
    public static (int Rows, IReadOnlyDictionary<int, int> RunsByProcess) Count(string prefix)
    {
        var rows = Rows.Find(FilterDefinition<BsonDocument>.Empty).ToList().Count(row => row["_id"].AsString.StartsWith(prefix, StringComparison.Ordinal));
        var runs = Runs.Find(FilterDefinition<BsonDocument>.Empty).ToList().Where(run => run["key"].AsString.StartsWith(prefix, StringComparison.Ordinal));
        return (rows, runs.CountBy(run => run["process"].AsInt32).ToDictionary());
    }
}
