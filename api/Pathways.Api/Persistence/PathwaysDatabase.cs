using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using MongoDB.Driver;

namespace Pathways.Api.Persistence;

/// <summary>The two databases of an installation: one for everything, one for the wrapped data keys alone,
/// so that a dump of the first opens nothing even to somebody who holds the key-encryption key.</summary>
public sealed class PathwaysDatabase
{
    private readonly IMongoDatabase _main;
    private readonly IMongoDatabase _keys;

    /// <summary>Connects with majority read and write concern: what was acknowledged stays.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client lives as long as the process; the driver pools it.")]
    public PathwaysDatabase(IOptions<StorageOptions> options)
    {
        Mappings.Register();
        var settings = MongoClientSettings.FromConnectionString(options.Value.ConnectionString);
        settings.WriteConcern = WriteConcern.WMajority;
        settings.ReadConcern = ReadConcern.Majority;
        settings.ApplicationName = "pathways";
        settings.ServerSelectionTimeout = TimeSpan.FromSeconds(10);
        options.Value.Configure?.Invoke(settings);
        Client = new MongoClient(settings);
        _main = Client.GetDatabase(options.Value.Database);
        _keys = Client.GetDatabase(options.Value.Database + "-keys");
    }

    /// <summary>The client that both databases share.</summary>
    public IMongoClient Client { get; }

    /// <summary>The name of the main database.</summary>
    public string Name => _main.DatabaseNamespace.DatabaseName;

    /// <summary>A collection of the main database.</summary>
    public IMongoCollection<T> Collection<T>(string name) => _main.GetCollection<T>(name);

    /// <summary>A collection of the key database. Only the vault asks for it.</summary>
    internal IMongoCollection<T> KeyCollection<T>(string name) => _keys.GetCollection<T>(name);

    /// <summary>True when the server answers a ping.</summary>
    public async Task<bool> AnswersAsync(CancellationToken stop)
    {
        try
        {
            await _main.RunCommandAsync<MongoDB.Bson.BsonDocument>(new MongoDB.Bson.BsonDocument("ping", 1), cancellationToken: stop);
            return true;
        }
        catch (Exception e) when (e is MongoException or TimeoutException)
        {
            return false;
        }
    }
}
