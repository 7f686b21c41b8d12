namespace Pathways.LocalMongo.Storage;

/// <summary>The order in which SQLite keeps blobs: byte by byte, a prefix first.</summary>
internal sealed class ByteOrder : IComparer<byte[]>
{
    public static readonly ByteOrder Instance = new();

    public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
}
