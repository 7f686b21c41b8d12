using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Pathways.Api.Vault;

/// <summary>Keyed hashes that stand for a person (or a contact, or a name) in one collection. The same person has another
/// pseudonym in every collection, so that a dump can't be joined.</summary>
public sealed class Pseudonyms(IKeyRing ring)
{
    private const int Length = 16;
    private readonly ConcurrentDictionary<string, byte[]> _keys = new();

    /// <summary>22 characters of base64url, from 128 bits of HMAC-SHA256.</summary>
    public string Of(string collection, string value)
    {
        var key = _keys.GetOrAdd(collection, ring.DeriveHashKey);
        return Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value)).AsSpan(0, Length));
    }
}
