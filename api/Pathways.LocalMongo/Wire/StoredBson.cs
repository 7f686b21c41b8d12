using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace Pathways.LocalMongo.Wire;

/// <summary>Documents as bytes and back, with nothing changed on the way.</summary>
internal static class StoredBson
{
    private static readonly BsonBinaryReaderSettings ReaderSettings = new() { Encoding = new UTF8Encoding(false, throwOnInvalidBytes: true), MaxDocumentSize = WireMessage.MaxMessageSize };

    /// <summary>Reads a document that this program wrote.</summary>
    public static BsonDocument Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = new BsonBinaryReader(stream, ReaderSettings);
        return BsonDocumentSerializer.Instance.Deserialize(BsonDeserializationContext.CreateRoot(reader));
    }

    /// <summary>Reads a document that somebody sent; null where it is no good BSON (a field twice in one document counts as such).</summary>
    public static BsonDocument? TryRead(byte[] bytes)
    {
        try
        {
            return bytes.Length >= 5 ? Read(bytes) : null;
        }
        catch (Exception e) when (e is FormatException or EndOfStreamException or ArgumentException or InvalidOperationException or BsonException or OverflowException)
        {
            return null;
        }
    }

    public static byte[] Write(BsonDocument document) => document.ToBson(writerSettings: new BsonBinaryWriterSettings { MaxDocumentSize = WireMessage.MaxMessageSize });
}
