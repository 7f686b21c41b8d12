using System.Buffers.Binary;
using System.Text;
using MongoDB.Bson;

namespace Pathways.LocalMongo.Bson;

/// <summary>Writes values as bytes that compare as MongoDB compares the values: first the type's place in the order of types, then the
/// value. Values that are equal (1, 1L, 1.0) have the same bytes; no value's bytes are a prefix of another's.</summary>
/// <remarks>https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/</remarks>
internal sealed class KeyWriter : IDisposable
{
    private readonly MemoryStream _bytes = new();

    /// <summary>The key of a compound index: one value a field, those of descending fields with all bits turned.</summary>
    public static byte[] Key(IReadOnlyList<BsonValue> values, IReadOnlyList<bool> descending)
    {
        using var writer = new KeyWriter();
        for (var i = 0; i < values.Count; i++)
            writer.Add(values[i], descending[i]);
        return writer._bytes.ToArray();
    }

    /// <summary>One value alone, ascending.</summary>
    public static byte[] Value(BsonValue value) => Key([value], [false]);

    /// <summary>The first byte of all values of this value's type: the place of its type in MongoDB's order.</summary>
    public static byte TypeByte(BsonValue value) => value.BsonType switch
    {
        BsonType.MinKey => 0x01,
        BsonType.Undefined => 0x08,
        BsonType.Null => 0x10,
        BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128 => 0x18,
        BsonType.String => 0x20,
        BsonType.Document => 0x28,
        BsonType.Array => 0x30,
        BsonType.Binary => 0x38,
        BsonType.ObjectId => 0x40,
        BsonType.Boolean => 0x48,
        BsonType.DateTime => 0x50,
        BsonType.Timestamp => 0x58,
        BsonType.RegularExpression => 0x60,
        BsonType.MaxKey => 0xF0,
        _ => throw CommandException.NotServed($"the order of {value.BsonType}"),
    };

    public void Dispose() => _bytes.Dispose();

    private void Add(BsonValue value, bool descending)
    {
        var from = (int)_bytes.Length;
        Write(value);
        if (!descending)
            return;
        var written = _bytes.GetBuffer().AsSpan(from, (int)_bytes.Length - from);
        for (var i = 0; i < written.Length; i++)
            written[i] = (byte)~written[i];
    }

    private void Write(BsonValue value)
    {
        _bytes.WriteByte(TypeByte(value));
        WriteContent(value);
    }

    private void WriteContent(BsonValue value)
    {
        switch (value)
        {
            case BsonInt32 or BsonInt64 or BsonDouble or BsonDecimal128:
                NumberKey.Write(value, _bytes);
                break;
            case BsonString text:
                WriteText(text.Value);
                break;
            case BsonDocument document:
                WriteElements(document);
                break;
            case BsonArray array:
                foreach (var item in array)
                    Write(item);
                _bytes.WriteByte(0);
                break;
            case BsonBinaryData binary:
                WriteNumber((uint)binary.Bytes.Length, 4);
                _bytes.WriteByte((byte)binary.SubType);
                _bytes.Write(binary.Bytes);
                break;
            case BsonObjectId id:
                _bytes.Write(id.Value.ToByteArray());
                break;
            case BsonBoolean flag:
                _bytes.WriteByte(flag.Value ? (byte)1 : (byte)0);
                break;
            case BsonDateTime date:
                WriteNumber((ulong)date.MillisecondsSinceEpoch ^ (1UL << 63), 8);
                break;
            case BsonTimestamp timestamp:
                WriteNumber((ulong)timestamp.Value, 8);
                break;
            case BsonRegularExpression regex:
                WriteText(regex.Pattern);
                WriteText(regex.Options);
                break;
        }
    }

    // Sub-documents compare element by element: type, then name, then value.
    private void WriteElements(BsonDocument document)
    {
        foreach (var element in document)
        {
            _bytes.WriteByte(TypeByte(element.Value));
            WriteText(element.Name);
            WriteContent(element.Value);
        }
        _bytes.WriteByte(0);
    }

    // UTF-8 compares as its bytes do. A zero within is 00 FF, the end is 00 and then at most F0.
    private void WriteText(string text)
    {
        foreach (var part in Encoding.UTF8.GetBytes(text))
        {
            _bytes.WriteByte(part);
            if (part == 0)
                _bytes.WriteByte(0xFF);
        }
        _bytes.WriteByte(0);
    }

    private void WriteNumber(ulong number, int size)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
        _bytes.Write(bytes[(8 - size)..]);
    }
}
