using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace Pathways.LocalMongo.Wire;

/// <summary>Documents as bytes and back, with nothing changed on the way.</summary>
internal static class StoredBson
{
    /// <summary>How deep documents may lie within each other in a message; those that are stored, half as deep.</summary>
    public const int MaxDepth = 200;

    private static readonly BsonBinaryWriterSettings WriterSettings = new() { MaxDocumentSize = WireMessage.MaxMessageSize, MaxSerializationDepth = MaxDepth + 10 };
    private static readonly BsonBinaryReaderSettings ReaderSettings = new() { Encoding = new UTF8Encoding(false, throwOnInvalidBytes: true), MaxDocumentSize = WireMessage.MaxMessageSize };

    /// <summary>Reads a document that this program wrote.</summary>
    public static BsonDocument Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = new DepthCheckingReader(stream, ReaderSettings);
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

    public static byte[] Write(BsonDocument document) => document.ToBson(writerSettings: WriterSettings);

    /// <summary>Writes into a message.</summary>
    public static void Write(BsonDocument document, Stream stream)
    {
        using var writer = new BsonBinaryWriter(stream, WriterSettings);
        BsonDocumentSerializer.Instance.Serialize(BsonSerializationContext.CreateRoot(writer), document);
    }

    /// <summary>Stops at a depth at which reading on could use up the stack.</summary>
    private sealed class DepthCheckingReader(Stream stream, BsonBinaryReaderSettings settings) : BsonBinaryReader(stream, settings)
    {
        private int _depth;

        public override void ReadStartDocument()
        {
            Deeper();
            base.ReadStartDocument();
        }

        public override void ReadStartArray()
        {
            Deeper();
            base.ReadStartArray();
        }

        public override void ReadEndDocument()
        {
            _depth--;
            base.ReadEndDocument();
        }

        public override void ReadEndArray()
        {
            _depth--;
            base.ReadEndArray();
        }

        private void Deeper()
        {
            if (++_depth > MaxDepth)
                throw new FormatException($"A document more than {MaxDepth} levels deep.");
        }
    }
}
