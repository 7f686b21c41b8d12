using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Spec;

/// <summary>What a server is, as <c>runOnRequirements</c> of the unified tests ask for it.</summary>
internal sealed record SpecServer(Version Version, string Topology, bool Authenticates)
{
    /// <summary>Asks the server.</summary>
    public static async Task<SpecServer> AskAsync(MongoClient client)
    {
        var admin = client.GetDatabase("admin");
        var build = await admin.RunCommandAsync<BsonDocument>(new BsonDocument("buildInfo", 1));
        var hello = await admin.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1));
        var topology = hello.Contains("setName") ? "replicaset" : hello.GetValue("msg", "") == "isdbgrid" ? "sharded" : "single";
        return new(Version.Parse(build["version"].AsString.Split('-')[0]), topology, client.Settings.Credential is not null);
    }

    /// <summary>Null when one of the requirements is met (or there are none), else why not.</summary>
    public string? Refuses(BsonValue? requirements)
    {
        if (requirements is not BsonArray alternatives)
            return null;
        var reasons = alternatives.Select(alternative => Refuses(alternative.AsBsonDocument)).ToList();
        return reasons.Contains(null) ? null : string.Join("; ", reasons);
    }

    private string? Refuses(BsonDocument requirement)
    {
        foreach (var (name, value) in requirement.Select(element => (element.Name, element.Value)))
        {
            var met = name switch
            {
                "minServerVersion" => Version >= Parse(value),
                "maxServerVersion" => Version <= Parse(value),
                "topologies" => value.AsBsonArray.Contains(Topology),
                "auth" => value.AsBoolean == Authenticates,
                "serverless" => value != "require",
                _ => false,
            };
            if (!met)
                return $"needs {name} {value}";
        }
        return null;
    }

    private static Version Parse(BsonValue value)
    {
        var parts = value.AsString.Split('.').Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return new(parts[0], parts[1], parts.Length > 2 ? parts[2] : 0);
    }
}
