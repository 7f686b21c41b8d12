using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;
using Pathways.Api.Vault;

namespace Pathways.Api.Persistence;

/// <summary>Data Protection keys lie in the database, so that every host reads every host's cookies and tokens, sealed by the key-encryption key.</summary>
internal sealed class KeyRepository(PathwaysDatabase database) : IXmlRepository
{
    private readonly IMongoCollection<StoredKey> _keys = database.Collection<StoredKey>("data-protection-keys");

    private sealed record StoredKey([property: BsonId] string Id, string Xml);

    public IReadOnlyCollection<XElement> GetAllElements() => [.. _keys.Find(FilterDefinition<StoredKey>.Empty).ToEnumerable().Select(key => XElement.Parse(key.Xml))];

    public void StoreElement(XElement element, string friendlyName) =>
        _keys.InsertOne(new(friendlyName, element.ToString(SaveOptions.DisableFormatting)));
}

/// <summary>Seals a Data Protection key before it is stored.</summary>
internal sealed class KeyEncryptor(IKeyRing ring) : IXmlEncryptor
{
    internal static readonly SealedPlace Place = new("data-protection-keys", "*", "key");

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(new XElement("sealed", new XAttribute("keyId", ring.CurrentKeyId),
        Convert.ToBase64String(ring.Wrap(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), Place))), typeof(KeyDecryptor));
}

/// <summary>Opens what <see cref="KeyEncryptor"/> sealed.</summary>
internal sealed class KeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(Encoding.UTF8.GetString(services.GetRequiredService<IKeyRing>()
        .Unwrap(encryptedElement.Attribute("keyId")!.Value, Convert.FromBase64String(encryptedElement.Value), KeyEncryptor.Place)));
}

internal static class DataProtectionSetup
{
    public static IServiceCollection AddSharedDataProtection(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new KeyRepository(provider.GetRequiredService<PathwaysDatabase>());
            options.XmlEncryptor = new KeyEncryptor(provider.GetRequiredService<IKeyRing>());
        }));
        services.Configure<Microsoft.AspNetCore.DataProtection.DataProtectionOptions>(options => options.ApplicationDiscriminator = "pathways");
        return services;
    }
}
