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
    private const string System = "system";
    private const int Schema = 1;
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
            return (await OpenManyAsync(user, [personId], fields, purpose, stop)).GetValueOrDefault(personId);
        return (await ReadAsync(await _keys.FindManyAsync([personId], stop), fields, stop)).GetValueOrDefault(personId) ?? new();
    }

    /// <summary>The first door for a list: these fields of those people who gave the caller a live grant for them and this purpose.
    /// Each of them finds the look in their access log.</summary>
    public async Task<IReadOnlyDictionary<string, OpenedFields>> OpenManyAsync(CurrentUser user, IReadOnlyCollection<string> personIds, IReadOnlySet<PersonalField> fields, Purpose purpose, CancellationToken stop)
    {
        var grants = await _grants.FindAsync(user, personIds, fields, purpose, stop);
        if (grants.Count == 0)
            return new Dictionary<string, OpenedFields>();
        var keys = await _keys.FindManyAsync([.. grants.Keys], stop);
        await _log.AppendAsync([.. keys.Select(key => new Look(key.Key, key.Value, Entry(user.Id, fields, purpose.ToString(), grants[key.Key])))], stop);
        var opened = await ReadAsync(keys, fields, stop);
        return grants.Keys.ToDictionary(person => person, person => opened.GetValueOrDefault(person) ?? new());
    }

    /// <summary>The second door: the platform's own purposes, each with its fixed fields.</summary>
    /// <param name="log">True once for each message sent or list shown; false for a sweep that shows nobody anything.</param>
    public async Task<OpenedFields> OpenForSystemAsync(SystemPurpose purpose, string personId, bool log, CancellationToken stop) =>
        (await OpenManyForSystemAsync(purpose, [personId], log ? System : null, stop)).GetValueOrDefault(personId) ?? new();

    /// <summary>The second door for several people.</summary>
    /// <param name="shownTo">The account that is shown what comes of it; null for a sweep that shows nobody anything.</param>
    public async Task<IReadOnlyDictionary<string, OpenedFields>> OpenManyForSystemAsync(SystemPurpose purpose, IReadOnlyCollection<string> personIds, string? shownTo, CancellationToken stop)
    {
        var fields = PersonalFields.For(purpose);
        var keys = await _keys.FindManyAsync(personIds, stop);
        if (shownTo is not null)
            await _log.AppendAsync([.. keys.Select(key => new Look(key.Key, key.Value, Entry(shownTo, fields, purpose.ToString(), grant: null)))], stop);
        return await ReadAsync(keys, fields, stop);
    }

    /// <summary>Seals the person's own fields of one collection; a null value takes the field away.</summary>
    /// <param name="expectedVersion">The version that the caller has read; null writes over whatever is there.</param>
    /// <param name="mark">A random word kept in the clear beside the fields, by the same write. Rows that a feature prepared elsewhere under
    /// this word hold from that moment on, and those under the word before hold no longer: so two collections agree without a transaction.</param>
    /// <returns>The new version, or null when somebody wrote in between.</returns>
    public async Task<long?> SealAsync(CurrentUser user, string collection, IReadOnlyDictionary<PersonalField, object?> values, long? expectedVersion, CancellationToken stop, string? mark = null)
    {
        if (values.Keys.Any(field => PersonalFields.CollectionOf(field) != collection))
            throw new ArgumentException($"A field that does not lie in {collection}.", nameof(values));
        var person = _pseudonyms.Of(collection, user.Id);
        var key = await _keys.OfPersonAsync(user.Id, stop);
        var update = Builders<SealedRecord>.Update.Set(record => record.Schema, Schema).Inc(record => record.Version, 1);
        if (mark is not null)
            update = update.Set(record => record.Mark, mark);
        foreach (var (field, value) in values)
        {
            var name = "fields." + PersonalFields.NameOf(field);
            update = value is null
                ? update.Unset(name)
                : update.Set(name, Sealer.Seal(key, JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), SealedJson.Options), PlaceOf(collection, person, field)));
        }
        return await WriteAsync(collection, person, update, expectedVersion, stop);
    }

    /// <summary>The mark that the last write of a person's record left; null where there is no record, or no mark. It opens nothing.</summary>
    public async Task<string?> MarkAsync(string collection, string personId, CancellationToken stop)
    {
        var person = _pseudonyms.Of(collection, personId);
        return (await _database.Collection<SealedRecord>(collection).Find(record => record.Person == person).FirstOrDefaultAsync(stop))?.Mark;
    }

    /// <summary>Seals something that belongs to a person and lies in a feature's own record. Only the person opens it again.</summary>
    public async Task<byte[]> SealRecordAsync<T>(string personId, SealedPlace place, T value, CancellationToken stop) =>
        Sealer.Seal(await _keys.OfPersonAsync(personId, stop), JsonSerializer.SerializeToUtf8Bytes(value, SealedJson.Options), place);

    /// <summary>Opens what <see cref="SealRecordAsync"/> sealed, for the person it belongs to; default when their key is gone.</summary>
    public async Task<T?> OpenRecordAsync<T>(CurrentUser user, SealedPlace place, byte[] box, CancellationToken stop) =>
        await _keys.FindAsync(user.Id, stop) is { } key ? JsonSerializer.Deserialize<T>(Sealer.Open(key.Key, box, place), SealedJson.Options) : default;

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

    private async Task<Dictionary<string, OpenedFields>> ReadAsync(IReadOnlyDictionary<string, PersonKey> keys, IReadOnlySet<PersonalField> fields, CancellationToken stop)
    {
        var opened = keys.Keys.ToDictionary(person => person, _ => new OpenedFields());
        if (keys.Count == 0)
            return opened;
        foreach (var group in fields.GroupBy(PersonalFields.CollectionOf))
        {
            var people = keys.Keys.ToDictionary(person => _pseudonyms.Of(group.Key, person));
            foreach (var record in await _database.Collection<SealedRecord>(group.Key).Find(Builders<SealedRecord>.Filter.In(record => record.Person, people.Keys)).ToListAsync(stop))
                Open(record, keys[people[record.Person]].Key, group, opened[people[record.Person]]);
        }
        return opened;
    }

    private static void Open(SealedRecord record, byte[] key, IGrouping<string, PersonalField> fields, OpenedFields into)
    {
        into.SetVersion(fields.Key, record.Version);
        foreach (var field in fields)
            if (record.Fields?.TryGetValue(PersonalFields.NameOf(field), out var box) == true)
                into.Add(field, Sealer.Open(key, box, PlaceOf(fields.Key, record.Person, field)));
    }

    private AccessEntry Entry(string who, IReadOnlySet<PersonalField> fields, string purpose, string? grant) =>
        new(_time.GetUtcNow().UtcDateTime, who, [.. fields.Select(PersonalFields.NameOf).Order()], purpose, grant);

    private static SealedPlace PlaceOf(string collection, string person, PersonalField field) =>
        new(collection, person, PersonalFields.NameOf(field), Schema);
}
