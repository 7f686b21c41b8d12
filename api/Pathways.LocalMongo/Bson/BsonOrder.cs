using MongoDB.Bson;

namespace Pathways.LocalMongo.Bson;

/// <summary>
/// MongoDB's order of values across types (manual: "Comparison/Sort Order"), and the equality and hash that go
/// with it: 1, 1L, 1.0 and Decimal128 1 are one value. A missing value is <c>null</c> and stands with Undefined.
/// </summary>
public sealed class BsonOrder : IComparer<BsonValue?>, IEqualityComparer<BsonValue?>
{
    private const int UndefinedRank = 0;
    private const int NullRank = 5;

    /// <summary>The one order.</summary>
    public static BsonOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(BsonValue? x, BsonValue? y)
    {
        int left = Bracket(x), right = Bracket(y);
        if (left != right)
            return left.CompareTo(right);
        if (x is null || y is null)
            return 0;
        return x.BsonType switch
        {
            BsonType.Double or BsonType.Int32 or BsonType.Int64 or BsonType.Decimal128 => Numbers.Compare(x, y),
            BsonType.String or BsonType.Symbol => CompareText(Text(x), Text(y)),
            BsonType.Document => CompareDocuments(x.AsBsonDocument, y.AsBsonDocument),
            BsonType.Array => CompareArrays(x.AsBsonArray, y.AsBsonArray),
            BsonType.Binary => CompareBinary(x.AsBsonBinaryData, y.AsBsonBinaryData),
            BsonType.ObjectId => x.AsObjectId.CompareTo(y.AsObjectId),
            BsonType.Boolean => x.AsBoolean.CompareTo(y.AsBoolean),
            BsonType.DateTime => x.AsBsonDateTime.MillisecondsSinceEpoch.CompareTo(y.AsBsonDateTime.MillisecondsSinceEpoch),
            BsonType.Timestamp => ((ulong)x.AsBsonTimestamp.Value).CompareTo((ulong)y.AsBsonTimestamp.Value),
            BsonType.RegularExpression => CompareRegex(x.AsBsonRegularExpression, y.AsBsonRegularExpression),
            BsonType.JavaScript => CompareText(x.AsBsonJavaScript.Code, y.AsBsonJavaScript.Code),
            BsonType.JavaScriptWithScope => CompareScoped(x.AsBsonJavaScriptWithScope, y.AsBsonJavaScriptWithScope),
            _ => 0,
        };
    }

    /// <inheritdoc/>
    public bool Equals(BsonValue? x, BsonValue? y) => Compare(x, y) == 0;

    /// <inheritdoc/>
    public int GetHashCode(BsonValue? obj) => obj switch
    {
        null => UndefinedRank,
        BsonDocument document => document.Aggregate(20, (hash, e) => HashCode.Combine(hash, e.Name, GetHashCode(e.Value))),
        BsonArray array => array.Aggregate(25, (hash, value) => HashCode.Combine(hash, GetHashCode(value))),
        BsonSymbol symbol => symbol.Name.GetHashCode(StringComparison.Ordinal),
        BsonString text => text.Value.GetHashCode(StringComparison.Ordinal),
        _ when obj.IsNumeric => Numbers.Hash(obj),
        BsonBinaryData binary => HashCode.Combine(30, binary.Bytes.Length, binary.SubType),
        BsonRegularExpression regex => HashCode.Combine(regex.Pattern, regex.Options),
        BsonBoolean or BsonObjectId or BsonDateTime or BsonTimestamp => obj.GetHashCode(),
        _ => Bracket(obj),
    };

    /// <summary>The place of the value's type in the order; a range query only finds values of its own bracket.</summary>
    public static int Bracket(BsonValue? value) => value?.BsonType switch
    {
        BsonType.MinKey => -1,
        null or BsonType.Undefined => UndefinedRank,
        BsonType.Null => NullRank,
        BsonType.Double or BsonType.Int32 or BsonType.Int64 or BsonType.Decimal128 => 10,
        BsonType.String or BsonType.Symbol => 15,
        BsonType.Document => 20,
        BsonType.Array => 25,
        BsonType.Binary => 30,
        BsonType.ObjectId => 35,
        BsonType.Boolean => 40,
        BsonType.DateTime => 45,
        BsonType.Timestamp => 47,
        BsonType.RegularExpression => 50,
        BsonType.JavaScript => 60,
        BsonType.JavaScriptWithScope => 65,
        BsonType.MaxKey => 127,
        _ => throw new CommandException(ErrorCodes.BadValue, $"unknown BSON type {value.BsonType}"),
    };

    /// <summary>Null, Undefined and missing: what an equality with null finds.</summary>
    public static bool IsNullish(BsonValue? value) => value is null or BsonNull or BsonUndefined;

    /// <summary>Two texts by their UTF-8 bytes, as MongoDB does without a collation.</summary>
    public static int CompareText(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            if (left[i] != right[i])
                return ByCodePoint(left[i]).CompareTo(ByCodePoint(right[i]));
        }

        return left.Length.CompareTo(right.Length);
    }

    // UTF-16 puts surrogates below U+E000, UTF-8 above everything: move them there.
    private static int ByCodePoint(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;

    private static string Text(BsonValue value) => value is BsonSymbol symbol ? symbol.Name : value.AsString;

    private int CompareDocuments(BsonDocument left, BsonDocument right)
    {
        var length = Math.Min(left.ElementCount, right.ElementCount);
        for (var i = 0; i < length; i++)
        {
            BsonElement a = left.GetElement(i), b = right.GetElement(i);
            var order = Bracket(a.Value).CompareTo(Bracket(b.Value));
            if (order == 0)
                order = CompareText(a.Name, b.Name);
            if (order == 0)
                order = Compare(a.Value, b.Value);
            if (order != 0)
                return order;
        }

        return left.ElementCount.CompareTo(right.ElementCount);
    }

    private int CompareArrays(BsonArray left, BsonArray right)
    {
        var length = Math.Min(left.Count, right.Count);
        for (var i = 0; i < length; i++)
        {
            var order = Compare(left[i], right[i]);
            if (order != 0)
                return order;
        }

        return left.Count.CompareTo(right.Count);
    }

    private static int CompareBinary(BsonBinaryData left, BsonBinaryData right)
    {
        var order = left.Bytes.Length.CompareTo(right.Bytes.Length);
        if (order == 0)
            order = ((byte)left.SubType).CompareTo((byte)right.SubType);
        return order != 0 ? order : left.Bytes.AsSpan().SequenceCompareTo(right.Bytes);
    }

    private static int CompareRegex(BsonRegularExpression left, BsonRegularExpression right)
    {
        var order = CompareText(left.Pattern, right.Pattern);
        return order != 0 ? order : CompareText(left.Options, right.Options);
    }

    private int CompareScoped(BsonJavaScriptWithScope left, BsonJavaScriptWithScope right)
    {
        var order = CompareText(left.Code, right.Code);
        return order != 0 ? order : CompareDocuments(left.Scope, right.Scope);
    }
}
