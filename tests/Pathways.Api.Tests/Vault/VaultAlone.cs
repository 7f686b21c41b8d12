using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.Core.Events;
using Pathways.Api.Persistence;
using Pathways.Api.Security;
using Pathways.Api.Vault;
using Pathways.TestDatabase;

namespace Pathways.Api.Tests.Vault;

/// <summary>The vault on a database of its own, without a host: what is stored can be looked at and moved.</summary>
internal sealed class VaultAlone
{
    private readonly TestMongo _mongo;
    private readonly string _name;
    private readonly List<(string Command, string Collection)> _commands = [];

    public VaultAlone(TestMongo mongo, VaultAlone? sameDatabaseAs = null, IKeyRing? ring = null)
    {
        _mongo = mongo;
        _name = sameDatabaseAs?._name ?? "vault-" + Guid.NewGuid().ToString("N")[..12];
        Ring = ring ?? NewRing(RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
        var pseudonyms = new Pseudonyms(Ring);
        var database = new PathwaysDatabase(Options.Create(new StorageOptions { ConnectionString = mongo.ConnectionString, Database = _name, Configure = Listen }));
        var keys = new DataKeys(database, Ring, pseudonyms);
        Log = new(database, keys, new(keys, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<AccessLogEnds>.Instance), pseudonyms);
        Vault = new(database, keys, pseudonyms, Log, Grants, TimeProvider.System);
    }

    public IKeyRing Ring { get; }

    public PersonVault Vault { get; }

    public AccessLog Log { get; }

    /// <summary>Who was granted what.</summary>
    public Granted Grants { get; } = new();

    /// <summary>What was sent to the database, in order.</summary>
    public IReadOnlyList<(string Command, string Collection)> Commands => [.. _commands];

    /// <summary>The same key-encryption keys in another ring.</summary>
    public static KeyRing NewRing(byte[] key, byte[] hashRoot) => new(new Dictionary<string, byte[]> { ["k1"] = key }, "k1", hashRoot);

    public async Task StartAsync() => await Log.EnsureIndexesAsync(CancellationToken.None);

    /// <summary>Documents as they lie in the main database.</summary>
    public IMongoCollection<BsonDocument> Stored(string collection) => new MongoClient(_mongo.ConnectionString).GetDatabase(_name).GetCollection<BsonDocument>(collection);

    /// <summary>Documents as they lie in the database of keys.</summary>
    public IMongoCollection<BsonDocument> StoredKeys(string collection) => new MongoClient(_mongo.ConnectionString).GetDatabase(_name + "-keys").GetCollection<BsonDocument>(collection);

    public static CurrentUser Somebody(string role = Roles.JobSeeker) => new("account-" + Guid.NewGuid().ToString("N"), new HashSet<string> { role }, "");

    /// <summary>Seals two fields of a person's profile.</summary>
    public Task SealAsync(CurrentUser person, string name, string want) => Vault.SealAsync(person, PersonalFields.Profiles,
        new Dictionary<PersonalField, object?> { [PersonalField.DisplayName] = name, [PersonalField.Wants] = want }, null, CancellationToken.None);

    public Task<OpenedFields?> OpenAsync(CurrentUser user, string personId, params PersonalField[] fields) =>
        Vault.OpenAsync(user, personId, fields.ToHashSet(), Purpose.Advice, CancellationToken.None);

    private void Listen(MongoClientSettings settings) => settings.ClusterConfigurator = builder => builder.Subscribe<CommandStartedEvent>(command =>
    {
        lock (_commands)
            _commands.Add((command.CommandName, command.Command.ElementCount > 0 && command.Command[0].IsString ? command.Command[0].AsString : ""));
    });

    /// <summary>Grants as a list, since how they are given is not the vault's business.</summary>
    internal sealed class Granted : IGrantCheck
    {
        private readonly HashSet<(string User, string Person, PersonalField Field, Purpose Purpose)> _live = [];

        public void Give(CurrentUser user, string personId, Purpose purpose, params PersonalField[] fields) => _live.UnionWith(fields.Select(field => (user.Id, personId, field, purpose)));

        public Task<IReadOnlyDictionary<string, string>> FindAsync(CurrentUser user, IReadOnlyCollection<string> personIds, IReadOnlySet<PersonalField> fields, Purpose purpose, CancellationToken stop) =>
            Task.FromResult<IReadOnlyDictionary<string, string>>(personIds.Where(person => fields.All(field => _live.Contains((user.Id, person, field, purpose)))).ToDictionary(person => person, person => "grant-of-" + person));
    }
}
