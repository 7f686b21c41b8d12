using System.Security.Cryptography;
using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;
using Pathways.Api.Persistence;

namespace Pathways.Api.Vault;

/// <summary>A person's data key, and where their access log ended last as far as it was told (sealed, see <see cref="AccessLogEnds"/>; null before the first look).</summary>
internal sealed record PersonKey(byte[] Key, byte[]? LogEnd);

/// <summary>One 256-bit data key a person, wrapped by the key-encryption key, in a database of its own.
/// When a person's data key is destroyed, what it sealed can't be opened any more, wherever a copy lies.</summary>
internal sealed class DataKeys(PathwaysDatabase database, IKeyRing ring, Pseudonyms pseudonyms)
{
    private const string Name = "data-keys";
    private const string Platform = "platform";
    private readonly IMongoCollection<WrappedKey> _keys = database.KeyCollection<WrappedKey>(Name);

    private sealed record WrappedKey([property: BsonId] string Id, string KeyId, byte[] Wrapped)
    {
        public byte[]? LogEnd { get; init; }
    }

    /// <summary>The person's key, or null where there is none (never made, or destroyed).</summary>
    public async Task<PersonKey?> FindAsync(string personId, CancellationToken stop) => (await FindManyAsync([personId], stop)).GetValueOrDefault(personId);

    /// <summary>The keys of those people who have one.</summary>
    public async Task<IReadOnlyDictionary<string, PersonKey>> FindManyAsync(IReadOnlyCollection<string> personIds, CancellationToken stop)
    {
        var people = personIds.Distinct().ToDictionary(person => pseudonyms.Of(Name, person));
        return (await _keys.Find(Builders<WrappedKey>.Filter.In(key => key.Id, people.Keys)).ToListAsync(stop))
            .ToDictionary(key => people[key.Id], key => new PersonKey(ring.Unwrap(key.KeyId, key.Wrapped, PlaceOf(key.Id)), key.LogEnd));
    }

    /// <summary>Keeps, beside each key, where that person's access log ended last. Where the key is gone there is nothing to keep.</summary>
    public Task MoveLogEndsAsync(IEnumerable<(string PersonId, byte[] Sealed)> ends, CancellationToken stop) => _keys.BulkWriteAsync(
        ends.Select(end => new UpdateOneModel<WrappedKey>(Builders<WrappedKey>.Filter.Eq(key => key.Id, pseudonyms.Of(Name, end.PersonId)),
            Builders<WrappedKey>.Update.Set(key => key.LogEnd, end.Sealed))), new BulkWriteOptions { IsOrdered = false }, stop);

    /// <summary>The person's key; made on first use.</summary>
    public Task<byte[]> OfPersonAsync(string personId, CancellationToken stop) => GetOrMakeAsync(pseudonyms.Of(Name, personId), stop);

    /// <summary>The key for what belongs to no single person: references to people, secrets of accounts.</summary>
    public Task<byte[]> OfPlatformAsync(CancellationToken stop) => GetOrMakeAsync(Platform, stop);

    private async Task<byte[]?> FindByIdAsync(string id, CancellationToken stop)
    {
        var found = await _keys.Find(key => key.Id == id).FirstOrDefaultAsync(stop);
        return found is null ? null : ring.Unwrap(found.KeyId, found.Wrapped, PlaceOf(id));
    }

    private async Task<byte[]> GetOrMakeAsync(string id, CancellationToken stop)
    {
        if (await FindByIdAsync(id, stop) is { } found)
            return found;
        var fresh = RandomNumberGenerator.GetBytes(Sealer.KeyLength);
        try
        {
            await _keys.InsertOneAsync(new(id, ring.CurrentKeyId, ring.Wrap(fresh, PlaceOf(id))), cancellationToken: stop);
            return fresh;
        }
        catch (MongoWriteException e) when (e.WriteError.Category == ServerErrorCategory.DuplicateKey)
        {
            // Another request made it first: theirs holds.
            return await FindByIdAsync(id, stop) ?? throw new InvalidOperationException("A data key came and went.");
        }
    }

    private static SealedPlace PlaceOf(string id) => new(Name, id, "key");
}
