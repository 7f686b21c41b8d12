using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Driver;
using MongoDB.Driver.Core.Events;

namespace Pathways.LocalMongo.Tests.Spec;

/// <summary>A command as a client sent it.</summary>
internal sealed record SentCommand(string Name, string Database, BsonDocument Command)
{
    /// <summary>A copy: the event's document is gone when the command is.</summary>
    public static SentCommand Of(CommandStartedEvent started) =>
        new(started.CommandName, started.DatabaseNamespace.DatabaseName, BsonSerializer.Deserialize<BsonDocument>(started.Command.ToBson()));
}

/// <summary>The clients, databases and collections that one test of the unified format names.</summary>
internal sealed class SpecEntities(string connectionString) : IDisposable
{
    // The handshake's commands are not part of a test (unified test format, "ignoreCommandMonitoringEvents").
    private static readonly HashSet<string> s_handshake = ["hello", "isMaster", "ismaster", "saslStart", "saslContinue", "authenticate", "getnonce"];

    private readonly Dictionary<string, MongoClient> _clients = [];
    private readonly Dictionary<string, IMongoDatabase> _databases = [];
    private readonly Dictionary<string, IMongoCollection<BsonDocument>> _collections = [];
    private readonly Dictionary<string, List<SentCommand>> _started = [];

    public IMongoDatabase? Database(string id) => _databases.GetValueOrDefault(id);

    public IMongoCollection<BsonDocument>? Collection(string id) => _collections.GetValueOrDefault(id);

    /// <summary>The commands that a client has sent, in order.</summary>
    public IReadOnlyList<SentCommand> StartedBy(string client) => _started[client];

    /// <summary>The commands that all clients have sent.</summary>
    public IEnumerable<SentCommand> Started => _started.Values.SelectMany(started => started);

    /// <summary>Makes what <c>createEntities</c> lists. Sessions are left out: a server without sessions has none to give.</summary>
    public void Make(BsonArray entities)
    {
        foreach (var entity in entities.Select(entity => entity.AsBsonDocument.GetElement(0)))
            Make(entity.Name, entity.Value.AsBsonDocument);
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
    }

    private void Make(string kind, BsonDocument entity)
    {
        var id = entity["id"].AsString;
        switch (kind)
        {
            case "client":
                _clients[id] = NewClient(id, entity);
                break;
            case "database":
                var database = _clients[entity["client"].AsString].GetDatabase(entity["databaseName"].AsString);
                _databases[id] = With(database, entity.GetValue("databaseOptions", new BsonDocument()).AsBsonDocument);
                break;
            case "collection":
                var collection = _databases[entity["database"].AsString].GetCollection<BsonDocument>(entity["collectionName"].AsString);
                _collections[id] = With(collection, entity.GetValue("collectionOptions", new BsonDocument()).AsBsonDocument);
                break;
            case "session":
                break;
            default:
                throw new RunnerLacksException($"The runner makes no {kind}.");
        }
    }

    private MongoClient NewClient(string id, BsonDocument entity)
    {
        var options = entity.GetValue("uriOptions", new BsonDocument()).AsBsonDocument.Select(option => $"{option.Name}={option.Value.ToString()!.ToLowerInvariant()}");
        var settings = MongoClientSettings.FromConnectionString(string.Join('&', options.Prepend(connectionString + (connectionString.Contains('?', StringComparison.Ordinal) ? "" : "/?"))));
        if (entity.TryGetValue("serverApi", out var api))
            settings.ServerApi = new(ServerApiVersion.V1, api.AsBsonDocument.GetValue("strict", false).AsBoolean);
        var started = _started[id] = [];
        var ignored = entity.GetValue("ignoreCommandMonitoringEvents", new BsonArray()).AsBsonArray;
        settings.ClusterConfigurator = builder => builder.Subscribe<CommandStartedEvent>(command =>
        {
            if (!s_handshake.Contains(command.CommandName) && !ignored.Contains(command.CommandName))
                lock (started)
                    started.Add(SentCommand.Of(command));
        });
        return new(settings);
    }

    private static IMongoDatabase With(IMongoDatabase database, BsonDocument options) => options.Aggregate(database, (made, option) => option.Name switch
    {
        "readConcern" => made.WithReadConcern(ReadConcern.FromBsonDocument(option.Value.AsBsonDocument)),
        "writeConcern" => made.WithWriteConcern(WriteConcern.FromBsonDocument(option.Value.AsBsonDocument)),
        _ => throw new RunnerLacksException($"The runner knows no database option {option.Name}."),
    });

    private static IMongoCollection<BsonDocument> With(IMongoCollection<BsonDocument> collection, BsonDocument options) => options.Aggregate(collection, (made, option) => option.Name switch
    {
        "readConcern" => made.WithReadConcern(ReadConcern.FromBsonDocument(option.Value.AsBsonDocument)),
        "writeConcern" => made.WithWriteConcern(WriteConcern.FromBsonDocument(option.Value.AsBsonDocument)),
        _ => throw new RunnerLacksException($"The runner knows no collection option {option.Name}."),
    });
}
