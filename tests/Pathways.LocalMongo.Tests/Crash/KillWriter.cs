using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Crash;

/// <summary>Writes until the database is gone, and remembers what was acknowledged.</summary>
internal sealed class KillWriter(int number)
{
    private readonly Random _random = new(number);
    private readonly Dictionary<string, (int Acknowledged, int Sent)> _versions = [];

    /// <summary>Writes that the database said yes to, over all rounds.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Inserts and updates in turn, until a write fails.</summary>
    public async Task WriteAsync(IMongoCollection<BsonDocument> collection)
    {
        try
        {
            while (true)
            {
                if (_versions.Count == 0 || _random.Next(2) == 0)
                    await InsertAsync(collection);
                else
                    await UpdateAsync(collection);
                Acknowledged++;
            }
        }
        catch (Exception gone) when (gone is (MongoException and not MongoServerException) or TimeoutException or IOException)
        {
            // The database was killed. What was under way may be there or not.
        }
    }

    /// <summary>What is wrong with a document of this writer as the database holds it, or null.</summary>
    public IEnumerable<string> Faults(IReadOnlyDictionary<string, BsonDocument> found)
    {
        foreach (var (id, (acknowledged, sent)) in _versions)
        {
            if (!found.TryGetValue(id, out var document))
            {
                if (acknowledged >= 0)
                    yield return $"{id} is lost (version {acknowledged} was acknowledged)";
                continue;
            }
            var version = document["version"].AsInt32;
            if (version < acknowledged || version > sent)
                yield return $"{id} has version {version}, acknowledged {acknowledged}, sent {sent}";
            if (document["tags"].AsBsonArray[0] != $"{id} {version}" || document["late"] != -version)
                yield return $"{id} is half written: {document.ToJson()}";
        }
    }

    /// <summary>Takes what the database holds as the state to go on from.</summary>
    public void Settle(IReadOnlyDictionary<string, BsonDocument> found)
    {
        foreach (var id in _versions.Keys.ToList())
            if (found.TryGetValue(id, out var document))
                _versions[id] = (document["version"].AsInt32, document["version"].AsInt32);
            else
                _versions.Remove(id);
    }

    private async Task InsertAsync(IMongoCollection<BsonDocument> collection)
    {
        var id = $"{number}-{Guid.NewGuid():N}";
        _versions[id] = (-1, 0);
        await collection.InsertOneAsync(new() { ["_id"] = id, ["writer"] = number, ["version"] = 0, ["tags"] = new BsonArray { $"{id} 0", "all" }, ["late"] = 0 });
        _versions[id] = (0, 0);
    }

    private async Task UpdateAsync(IMongoCollection<BsonDocument> collection)
    {
        var (id, (acknowledged, _)) = _versions.ElementAt(_random.Next(_versions.Count));
        var version = acknowledged + 1;
        _versions[id] = (acknowledged, version);
        var changes = new BsonDocument { ["version"] = version, ["tags"] = new BsonArray { $"{id} {version}", "all" }, ["late"] = -version };
        var result = await collection.UpdateOneAsync(new BsonDocument("_id", id), new BsonDocument("$set", changes));
        Assert.Equal(1, result.MatchedCount);
        _versions[id] = (version, version);
    }
}
