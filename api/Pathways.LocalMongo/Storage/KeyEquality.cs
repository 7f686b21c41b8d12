using System.Diagnostics.CodeAnalysis;

namespace Pathways.LocalMongo.Storage;

/// <summary>Keys are equal when their bytes are.</summary>
internal sealed class KeyEquality : IEqualityComparer<byte[]>
{
    public static readonly KeyEquality Instance = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode([DisallowNull] byte[] obj)
    {
        var hash = new HashCode();
        hash.AddBytes(obj);
        return hash.ToHashCode();
    }
}
