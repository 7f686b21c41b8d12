using System.Buffers.Binary;
using MongoDB.Bson;

namespace Pathways.LocalMongo.Wire;

/// <summary>A message that breaks the wire protocol: the connection is closed without an answer, as mongod does.</summary>
internal sealed class MalformedMessageException(string message) : Exception(message);

/// <summary>One request: the command document (with its document sequences put back as arrays) and what the header said.</summary>
/// <param name="RequestId">The sender's number, given back in the answer.</param>
/// <param name="IsQuery">True for OP_QUERY, which is answered by OP_REPLY.</param>
/// <param name="WantsAnswer">False for OP_MSG with <c>moreToCome</c>: an unacknowledged write.</param>
/// <param name="Body">The command; null where its BSON can't be read.</param>
/// <param name="Size">Length in bytes.</param>
/// <remarks>https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/</remarks>
internal sealed record WireRequest(int RequestId, bool IsQuery, bool WantsAnswer, BsonDocument? Body, int Size);

/// <summary>Reads and writes the two message kinds that are served: OP_QUERY (the driver's first greeting) and OP_MSG.</summary>
internal static class WireMessage
{
    public const int MaxMessageSize = 48_000_000;

    /// <summary>What somebody may send who has not signed in.</summary>
    public const int MaxGreetingSize = 1_000_000;
    public const int HeaderSize = 16;
    private const int OpReply = 1;
    private const int OpQuery = 2004;
    private const int OpMsg = 2013;
    private const uint MoreToCome = 2;

    // Bits 0 to 15 must be understood. A checksum (bit 0) is sent by no driver; exhaust (bit 16) may be ignored.
    private const uint RequiredBits = 0xFFFF;

    /// <summary>Reads the next message; null where the sender closed between two messages.</summary>
    public static async Task<WireRequest?> ReadAsync(Stream stream, int maxSize, CancellationToken stop)
    {
        var header = new byte[HeaderSize];
        var read = await stream.ReadAtLeastAsync(header, HeaderSize, throwOnEndOfStream: false, stop);
        if (read == 0)
            return null;
        if (read < HeaderSize)
            throw new MalformedMessageException("The connection ended within a header.");
        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length < HeaderSize || length > maxSize)
            throw new MalformedMessageException($"A message of {length} bytes.");
        var content = new byte[length - HeaderSize];
        await stream.ReadExactlyAsync(content, stop);
        return Parse(BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4)), BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12)), content);
    }

    /// <summary>The answer as bytes, header included.</summary>
    public static byte[] Write(BsonDocument answer, WireRequest request, int answerId)
    {
        using var stream = new MemoryStream();
        stream.Write(new byte[HeaderSize + (request.IsQuery ? 20 : 5)]);
        StoredBson.Write(answer, stream);
        var bytes = stream.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), answerId);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), request.RequestId);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), request.IsQuery ? OpReply : OpMsg);
        if (request.IsQuery)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(HeaderSize + 16), 1);
        return bytes;
    }

    private static WireRequest Parse(int requestId, int opCode, byte[] content) => opCode switch
    {
        OpQuery => ParseQuery(requestId, content),
        OpMsg => ParseMsg(requestId, content),
        _ => throw new MalformedMessageException($"Operation code {opCode}."),
    };

    private static WireRequest ParseQuery(int requestId, byte[] content)
    {
        var at = 4;
        var collection = ReadName(content, ref at);
        at += 8;
        var body = ReadDocument(content, ref at);
        if (!collection.EndsWith(".$cmd", StringComparison.Ordinal))
            throw new MalformedMessageException("OP_QUERY to a collection.");
        if (body is not null && !body.Contains("$db"))
            body.Add("$db", collection[..^5]);
        return new(requestId, true, true, body, content.Length + HeaderSize);
    }

    private static WireRequest ParseMsg(int requestId, byte[] content)
    {
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(Slice(content, 0, 4));
        if ((flags & RequiredBits & ~MoreToCome) != 0)
            throw new MalformedMessageException($"OP_MSG flags {flags:x}.");
        BsonDocument? body = null;
        var bodies = 0;
        var readable = true;
        var sequences = new List<BsonElement>();
        for (var at = 4; at < content.Length;)
        {
            var kind = content[at++];
            if (kind == 0)
            {
                bodies++;
                body = ReadDocument(content, ref at);
                readable &= body is not null;
            }
            else if (kind == 1)
                readable &= ReadSequence(content, ref at, sequences);
            else
                throw new MalformedMessageException($"OP_MSG section {kind}.");
        }
        if (bodies != 1)
            throw new MalformedMessageException($"OP_MSG with {bodies} bodies.");
        if (readable && sequences.Any(sequence => body!.Contains(sequence.Name)))
            throw new MalformedMessageException("A document sequence that the body has too.");
        if (readable)
            body!.AddRange(sequences);
        return new(requestId, false, (flags & MoreToCome) == 0, readable ? body : null, content.Length + HeaderSize);
    }

    private static bool ReadSequence(byte[] content, ref int at, List<BsonElement> sequences)
    {
        var size = BinaryPrimitives.ReadInt32LittleEndian(Slice(content, at, 4));
        var end = at + size;
        if (size < 5 || end > content.Length)
            throw new MalformedMessageException($"A document sequence of {size} bytes.");
        at += 4;
        var name = ReadName(content, ref at);
        var documents = new BsonArray();
        var readable = true;
        while (at < end)
            if (ReadDocument(content, ref at) is { } document)
                documents.Add(document);
            else
                readable = false;
        if (at != end)
            throw new MalformedMessageException("A document sequence that does not end where it says.");
        sequences.Add(new(name, documents));
        return readable;
    }

    private static string ReadName(byte[] content, ref int at)
    {
        var length = at >= 0 && at < content.Length ? content.AsSpan(at).IndexOf((byte)0) : -1;
        if (length < 0)
            throw new MalformedMessageException("A name without an end.");
        var name = System.Text.Encoding.UTF8.GetString(content, at, length);
        at += length + 1;
        return name;
    }

    private static BsonDocument? ReadDocument(byte[] content, ref int at)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(Slice(content, at, 4));
        var bytes = Slice(content, at, length).ToArray();
        at += length;
        return StoredBson.TryRead(bytes);
    }

    private static ReadOnlySpan<byte> Slice(byte[] content, int at, int length) =>
        at >= 0 && length >= 4 && at <= content.Length - length
            ? content.AsSpan(at, length)
            : throw new MalformedMessageException("A document that is longer than its message.");
}
