namespace Pathways.Api.Vault;

/// <summary>Holds the key-encryption keys. They never leave it, and are never in the database.</summary>
public interface IKeyRing
{
    /// <summary>The id of the key that wraps new keys.</summary>
    string CurrentKeyId { get; }

    /// <summary>Seals a small secret with the current key-encryption key.</summary>
    byte[] Wrap(ReadOnlySpan<byte> secret, SealedPlace place);

    /// <summary>Opens what <see cref="Wrap"/> sealed.</summary>
    /// <exception cref="KeyNotFoundException">No key of that id is in the ring.</exception>
    byte[] Unwrap(string keyId, ReadOnlySpan<byte> wrapped, SealedPlace place);

    /// <summary>A key for keyed hashes, derived from the ring's root for one use; the same for the installation's whole life.</summary>
    byte[] DeriveHashKey(string use);
}
