namespace Pathways.LocalMongo.Storage;

/// <summary>Index keys from one (included) to another (not included).</summary>
internal readonly record struct KeyRange(byte[] From, byte[] To)
{
    /// <summary>Every key of an index.</summary>
    public static readonly KeyRange All = new([], [0xFF]);

    /// <summary>The least key above all that begin with these bytes.</summary>
    public static byte[] After(ReadOnlySpan<byte> prefix)
    {
        var length = prefix.Length;
        while (length > 0 && prefix[length - 1] == 0xFF)
            length--;
        if (length == 0)
            return All.To;
        var bytes = prefix[..length].ToArray();
        bytes[^1]++;
        return bytes;
    }

    /// <summary>Every key that begins with these bytes.</summary>
    public static KeyRange Prefix(byte[] prefix) => new(prefix, After(prefix));
}
