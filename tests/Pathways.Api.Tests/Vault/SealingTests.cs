using System.Security.Cryptography;
using System.Text;
using MongoDB.Bson;
using MongoDB.Driver;
using Pathways.Api.Vault;

namespace Pathways.Api.Tests.Vault;

/// <summary>What is sealed opens where it was sealed, for whom, with the key it was sealed with, and nowhere else.</summary>
public sealed class SealingTests(PathwaysApp app)
{
    [Fact]
    [Trait("Invariant", "18")]
    public void Two_hundred_thousand_sealed_values_have_as_many_nonces()
    {
        var key = RandomNumberGenerator.GetBytes(Sealer.KeyLength);
        var place = new SealedPlace("collection", "record", "field");
        var nonces = new HashSet<string>();
        for (var i = 0; i < 200_000; i++)
            Assert.True(nonces.Add(Convert.ToHexString(Sealer.Seal(key, "the same value"u8, place).AsSpan(1, 12))), $"The nonce of value {i} was there before.");
    }

    [Fact]
    [Trait("Invariant", "18")]
    public async Task The_same_value_written_again_is_another_ciphertext()
    {
        var (alone, person) = (new VaultAlone(app.Mongo), VaultAlone.Somebody());
        var boxes = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            await alone.SealAsync(person, "the same", "the same");
            var fields = (await RecordsAsync(alone)).Single()["fields"].AsBsonDocument;
            Assert.True(boxes.Add(Nonce(fields["displayName"])) && boxes.Add(Nonce(fields["wants"])), $"Write {i} used a nonce again.");
        }
        static string Nonce(BsonValue box) => Convert.ToHexString(box.AsByteArray.AsSpan(1, 12));
    }

    [Fact]
    [Trait("Invariant", "18")]
    public async Task Ciphertext_moved_to_another_field_person_or_collection_does_not_open()
    {
        var (alone, mine, theirs) = (new VaultAlone(app.Mongo), VaultAlone.Somebody(), VaultAlone.Somebody());
        await alone.SealAsync(mine, "my name", "my want");
        var record = (await RecordsAsync(alone)).Single();
        await alone.SealAsync(theirs, "their name", "their want");
        var other = (await RecordsAsync(alone)).Single(stored => stored["_id"] != record["_id"]);
        var profiles = alone.Stored(PersonalFields.Profiles);

        await SetAsync(profiles, record, "fields.wants", record["fields"]["displayName"]);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => alone.OpenAsync(mine, mine.Id, PersonalField.Wants));
        Assert.Equal("my name", (await alone.OpenAsync(mine, mine.Id, PersonalField.DisplayName))!.Get<string>(PersonalField.DisplayName));

        await SetAsync(profiles, record, "fields.wants", other["fields"]["wants"]);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => alone.OpenAsync(mine, mine.Id, PersonalField.Wants));

        // The same person's value, the same field's name, in another collection.
        await alone.Vault.SealAsync(mine, PersonalFields.ContactPlans, new Dictionary<PersonalField, object?> { [PersonalField.Contact] = "a number" }, null, CancellationToken.None);
        var plan = (await alone.Stored(PersonalFields.ContactPlans).Find(FilterDefinition<BsonDocument>.Empty).ToListAsync()).Single();
        await SetAsync(alone.Stored(PersonalFields.ContactPlans), plan, "fields.contact", record["fields"]["displayName"]);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => alone.OpenAsync(mine, mine.Id, PersonalField.Contact));
    }

    [Theory]
    [InlineData("other", "record", "field", 1)]
    [InlineData("collection", "other", "field", 1)]
    [InlineData("collection", "record", "other", 1)]
    [InlineData("collection", "record", "field", 2)]
    [Trait("Invariant", "18")]
    public void A_sealed_value_opens_only_at_its_place_with_its_key_and_unchanged(string collection, string record, string field, int schema)
    {
        var key = RandomNumberGenerator.GetBytes(Sealer.KeyLength);
        var place = new SealedPlace("collection", "record", "field");
        var box = Sealer.Seal(key, "a value"u8, place);
        Assert.Equal("a value", Encoding.UTF8.GetString(Sealer.Open(key, box, place)));
        Assert.ThrowsAny<CryptographicException>(() => Sealer.Open(key, box, new(collection, record, field, schema)));
        Assert.ThrowsAny<CryptographicException>(() => Sealer.Open(RandomNumberGenerator.GetBytes(Sealer.KeyLength), box, place));
        for (var i = 0; i < box.Length; i++)
        {
            box[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => Sealer.Open(key, box, place));
            box[i] ^= 1;
        }
    }

    [Fact]
    public async Task Without_the_right_key_encryption_key_nothing_opens()
    {
        var hashRoot = RandomNumberGenerator.GetBytes(32);
        var alone = new VaultAlone(app.Mongo, ring: VaultAlone.NewRing(RandomNumberGenerator.GetBytes(32), hashRoot));
        var person = VaultAlone.Somebody();
        await alone.SealAsync(person, "a name", "a want");
        var otherKey = new VaultAlone(app.Mongo, alone, VaultAlone.NewRing(RandomNumberGenerator.GetBytes(32), hashRoot));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => otherKey.OpenAsync(person, person.Id, PersonalField.DisplayName));
        var otherRoot = new VaultAlone(app.Mongo, alone);
        Assert.Null((await otherRoot.OpenAsync(person, person.Id, PersonalField.DisplayName))!.Get<string>(PersonalField.DisplayName));
    }

    [Fact]
    public async Task Without_a_key_ring_the_host_does_not_start_and_says_which_setting_is_missing()
    {
        foreach (var settings in new[]
        {
            new Dictionary<string, string> { ["Vault:KeyFile"] = "" },
            new Dictionary<string, string> { ["Vault:KeyFile"] = "/nowhere/keys.json", ["Vault:MakeKeyFile"] = "false" },
            new Dictionary<string, string> { ["Vault:KeyFile"] = "", ["Vault:KeyRing"] = "{\"current\":\"k1\"}" },
        })
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(() => PathwaysApp.StartAsync(settings));
            Assert.Contains("Vault:Key", refused.ToString(), StringComparison.Ordinal);
        }
    }

    private static async Task<List<BsonDocument>> RecordsAsync(VaultAlone alone) => await alone.Stored(PersonalFields.Profiles).Find(FilterDefinition<BsonDocument>.Empty).ToListAsync();

    private static async Task SetAsync(IMongoCollection<BsonDocument> collection, BsonDocument record, string field, BsonValue value) =>
        await collection.UpdateOneAsync(Builders<BsonDocument>.Filter.Eq("_id", record["_id"]), Builders<BsonDocument>.Update.Set(field, value));
}
