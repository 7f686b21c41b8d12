using System.Security.Cryptography;
using System.Text;

namespace Pathways.Api.Vault;

/// <summary>Where a sealed value lies. Bound to the ciphertext as associated data, so that a value moved to another
/// record, field or collection does not open.</summary>
/// <param name="Collection">The collection's name.</param>
/// <param name="Record">The record's id in that collection (for one person's record: the pseudonym).</param>
/// <param name="Field">The field's name.</param>
/// <param name="Schema">The version of the value's shape.</param>
public sealed record SealedPlace(string Collection, string Record, string Field, int Schema = 1)
{
    internal byte[] AssociatedData => Encoding.UTF8.GetBytes($"{Collection}\0{Record}\0{Field}\0{Schema}");
}

/// <summary>AES-256-GCM with a fresh 96-bit random nonce for each value: <c>format(1) nonce(12) tag(16) ciphertext</c>.</summary>
internal static class Sealer
{
    private const byte Format = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Head = 1 + NonceLength + TagLength;

    /// <summary>Key length in bytes.</summary>
    public const int KeyLength = 32;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, SealedPlace place)
    {
        var box = new byte[Head + plain.Length];
        box[0] = Format;
        var nonce = box.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, box.AsSpan(Head), box.AsSpan(1 + NonceLength, TagLength), place.AssociatedData);
        return box;
    }

    /// <exception cref="CryptographicException">The value was changed, moved, or sealed with another key.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, SealedPlace place)
    {
        if (box.Length < Head || box[0] != Format)
            throw new CryptographicException("Not a sealed value of a known format.");
        var plain = new byte[box.Length - Head];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(box.Slice(1, NonceLength), box[Head..], box.Slice(1 + NonceLength, TagLength), plain, place.AssociatedData);
        return plain;
    }
}
