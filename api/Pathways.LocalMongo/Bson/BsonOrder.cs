using System.Text;
using MongoDB.Bson;

namespace Pathways.LocalMongo.Bson;

/// <summary>MongoDB's order of values across types, and the equality and hash that go with it: 1, 1L, 1.0 and Decimal128 1 are one value.
/// A missing value is <c>null</c> and stands with Undefined. It is the order of the values' keys, so that queries and indexes can't differ.</summary>
/// <remarks>https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/</remarks>
public sealed class BsonOrder : IComparer<BsonValue?>, IEqualityComparer<BsonValue?>
{
    /// <summary>The one order.</summary>
    public static BsonOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(BsonValue? x, BsonValue? y) => (x, y) switch
    {
        // Only for speed.
        (BsonInt32 a, BsonInt32 b) => a.Value.CompareTo(b.Value),
        (BsonObjectId a, BsonObjectId b) => a.Value.CompareTo(b.Value),
        (BsonDateTime a, BsonDateTime b) => a.MillisecondsSinceEpoch.CompareTo(b.MillisecondsSinceEpoch),
        (BsonString a, BsonString b) => CompareText(a.Value, b.Value),
        _ => ByteOrder.Instance.Compare(Key(x), Key(y)),
    };

    /// <inheritdoc/>
    public bool Equals(BsonValue? x, BsonValue? y) => Compare(x, y) == 0;

    /// <inheritdoc/>
    public int GetHashCode(BsonValue? obj) => ByteOrder.Instance.GetHashCode(Key(obj));

    /// <summary>Null, Undefined and missing: what an equality with null finds.</summary>
    public static bool IsNullish(BsonValue? value) => value is null or BsonNull or BsonUndefined;

    /// <summary>Two texts by their UTF-8 bytes, as MongoDB does without a collation.</summary>
    public static int CompareText(string left, string right) =>
        string.Equals(left, right, StringComparison.Ordinal) ? 0 : ByteOrder.Instance.Compare(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private static byte[] Key(BsonValue? value) => KeyWriter.Value(value ?? BsonUndefined.Value);
}
