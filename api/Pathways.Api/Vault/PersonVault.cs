using System.Text.Json;
using MongoDB.Driver;
using Pathways.Api.Persistence;
using Pathways.Api.Security;

namespace Pathways.Api.Vault;

/// <summary>The one place where personal data is sealed and opened. It opens by two doors and no third: for the person,
/// or somebody with a live grant (<see cref="OpenAsync"/>), and for the platform's own closed purposes
/// (<see cref="OpenForSystemAsync"/>).</summary>
public sealed class PersonVault
{
    private const int Schema = 1;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly PathwaysDatabase _database;
    private readonly DataKeys _keys;
    private readonly Pseudonyms _pseudonyms;
    private readonly AccessLog _log;
    private readonly IGrantCheck _grants;
    private readonly TimeProvider _time;

    internal PersonVault(PathwaysDatabase database, DataKeys keys, Pseudonyms pseudonyms, AccessLog log, IGrantCheck grants, TimeProvider time) =>
        (_database, _keys, _pseudonyms, _log, _grants, _time) = (database, keys, pseudonyms, log, grants, time);

    /// <summary>The first door. The caller is the person, or holds a live grant for these fields and this purpose; else null.
    /// The look is in the person's access log before anything is returned (their own looks are not logged).</summary>
    public async Task<OpenedFields?> OpenAsync(CurrentUser user, string personId, IReadOnlySet<PersonalField> fields, Purpose purpose, CancellationToken stop)
    {
        if (user.Id != personId)
        {
            if (await _grants.FindAsync(user, personId, fields, purpose, stop) is not { } grant)
                return null;
            await LogAsync(personId, user.Id, fields, purpose.ToString(), grant, stop);
        }
        return await ReadAsync(personId, fields, stop);
    }

    /// <summary>The second door: the platform's own purposes, each with its fixed fields.</summary>
    /// <param name="log">True once for each message sent or list shown; false for a sweep that shows nobody anything.</param>
    public async Task<OpenedFields> OpenForSystemAsync(SystemPurpose purpose, string personId, bool log, CancellationToken stop)
    {
        var fields = PersonalFields.For(purpose);
        if (log)
            await LogAsync(personId, "system", fields, purpose.ToString(), grant: null, stop);
        return await ReadAsync(personId, fields, stop);
    }

    /// <summary>Seals the person's own fields of one collection; a null value takes the field away.</summary>
    /// <param name="expectedVersion">The version that the caller has read; null writes over whatever is there.</param>
    /// <returns>The new version, or null when somebody wrote in between.</returns>
    public async Task<long?> SealAsync(CurrentUser user, string collection, IReadOnlyDictionary<PersonalField, object?> values, long? expectedVersion, CancellationToken stop)
    {
        if (values.Keys.Any(field => PersonalFields.CollectionOf(field) != collection))
            throw new ArgumentException($"A field that does not lie in {collection}.", nameof(values));
        var person = _pseudonyms.Of(collection, user.Id);
        var key = await _keys.OfPersonAsync(user.Id, stop);
        var update = Builders<SealedRecord>.Update.Set(record => record.Schema, Schema).Inc(record => record.Version, 1);
        foreach (var (field, value) in values)
        {
            var name = "fields." + PersonalFields.NameOf(field);
            update = value is null
                ? update.Unset(name)
                : update.Set(name, Sealer.Seal(key, JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Json), PlaceOf(collection, person, field)));
        }
        return await WriteAsync(collection, person, update, expectedVersion, stop);
    }

    /// <summary>Seals something that belongs to a person and lies in a feature's own record. Only the person opens it again.</summary>
    public async Task<byte[]> SealRecordAsync<T>(string personId, SealedPlace place, T value, CancellationToken stop) =>
        Sealer.Seal(await _keys.OfPersonAsync(personId, stop), JsonSerializer.SerializeToUtf8Bytes(value, Json), place);

    /// <summary>Opens what <see cref="SealRecordAsync"/> sealed, for the person it belongs to; default when their key is gone.</summary>
    public async Task<T?> OpenRecordAsync<T>(CurrentUser user, SealedPlace place, byte[] box, CancellationToken stop) =>
        await _keys.FindAsync(user.Id, stop) is { } key ? JsonSerializer.Deserialize<T>(Sealer.Open(key, box, place), Json) : default;

    private async Task<long?> WriteAsync(string collection, string person, UpdateDefinition<SealedRecord> update, long? expectedVersion, CancellationToken stop)
    {
        var records = _database.Collection<SealedRecord>(collection);
        // Version 0 is "not there yet": an upsert that collides with somebody else's first write is a conflict too.
        var filter = expectedVersion is > 0
            ? Builders<SealedRecord>.Filter.Where(record => record.Person == person && record.Version == expectedVersion)
            : expectedVersion is 0
                ? Builders<SealedRecord>.Filter.Where(record => record.Person == person && record.Version == 0)
                : Builders<SealedRecord>.Filter.Where(record => record.Person == person);
        try
        {
            var written = await records.FindOneAndUpdateAsync(filter, update,
                new() { IsUpsert = expectedVersion is null or 0, ReturnDocument = ReturnDocument.After }, stop);
            return written?.Version;
        }
        catch (MongoCommandException e) when (e.Code == 11000)
        {
            return null;
        }
    }

    private async Task<OpenedFields> ReadAsync(string personId, IReadOnlySet<PersonalField> fields, CancellationToken stop)
    {
        var opened = new OpenedFields();
        if (await _keys.FindAsync(personId, stop) is not { } key)
            return opened;
        foreach (var group in fields.GroupBy(PersonalFields.CollectionOf))
        {
            var person = _pseudonyms.Of(group.Key, personId);
            if (await _database.Collection<SealedRecord>(group.Key).Find(record => record.Person == person).FirstOrDefaultAsync(stop) is not { } record)
                continue;
            opened.SetVersion(group.Key, record.Version);
            foreach (var field in group)
                if (record.Fields.TryGetValue(PersonalFields.NameOf(field), out var box))
                    opened.Add(field, Sealer.Open(key, box, PlaceOf(group.Key, person, field)));
        }
        return opened;
    }

    private Task LogAsync(string personId, string who, IReadOnlySet<PersonalField> fields, string purpose, string? grant, CancellationToken stop) =>
        _log.AppendAsync(personId, new(_time.GetUtcNow().UtcDateTime, who, [.. fields.Select(PersonalFields.NameOf).Order()], purpose, grant), stop);

    private static SealedPlace PlaceOf(string collection, string person, PersonalField field) =>
        new(collection, person, PersonalFields.NameOf(field), Schema);
}
