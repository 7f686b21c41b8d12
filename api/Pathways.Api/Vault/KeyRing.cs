using System.Security.Cryptography;
using System.Text;

namespace Pathways.Api.Vault;

/// <summary>A ring over keys that are in memory: how they came there is for its makers to say.</summary>
internal sealed class KeyRing : IKeyRing
{
    private readonly Dictionary<string, byte[]> _keys;
    private readonly byte[] _hashRoot;

    /// <param name="keys">Key-encryption keys by id, 32 bytes each.</param>
    /// <param name="currentKeyId">The one that wraps new keys.</param>
    /// <param name="hashRoot">The root of keyed hashes. It does not rotate: rows are found by what is derived from it.</param>
    public KeyRing(IReadOnlyDictionary<string, byte[]> keys, string currentKeyId, byte[] hashRoot)
    {
        if (keys.Values.Append(hashRoot).Any(key => key.Length != Sealer.KeyLength))
            throw new InvalidOperationException("A key of the key ring is not 32 bytes long.");
        if (!keys.ContainsKey(currentKeyId))
            throw new InvalidOperationException($"The key ring's current key '{currentKeyId}' is not in it.");
        _keys = keys.ToDictionary();
        _hashRoot = hashRoot;
        CurrentKeyId = currentKeyId;
    }

    public string CurrentKeyId { get; }

    public byte[] Wrap(ReadOnlySpan<byte> secret, SealedPlace place) => Sealer.Seal(_keys[CurrentKeyId], secret, place);

    public byte[] Unwrap(string keyId, ReadOnlySpan<byte> wrapped, SealedPlace place) =>
        Sealer.Open(_keys.TryGetValue(keyId, out var key) ? key : throw new KeyNotFoundException($"No key '{keyId}' in the key ring."), wrapped, place);

    public byte[] DeriveHashKey(string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _hashRoot, Sealer.KeyLength, info: Encoding.UTF8.GetBytes("pathways hash " + use));
}
