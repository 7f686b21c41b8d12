using System.Numerics;
using System.Text;
using MongoDB.Bson;

namespace Pathways.LocalMongo.Tests.Storage;

/// <summary>MongoDB's order of values written out as a comparison, type by type: the yardstick of the keys.</summary>
internal static class WrittenOrder
{
    private static readonly BsonType[][] s_types =
    [
        [BsonType.MinKey], [BsonType.Undefined], [BsonType.Null], [BsonType.Double, BsonType.Int32, BsonType.Int64, BsonType.Decimal128], [BsonType.String], [BsonType.Document],
        [BsonType.Array], [BsonType.Binary], [BsonType.ObjectId], [BsonType.Boolean], [BsonType.DateTime], [BsonType.Timestamp], [BsonType.RegularExpression], [BsonType.MaxKey],
    ];

    /// <summary>Negative, zero or positive.</summary>
    public static int Compare(BsonValue left, BsonValue right) => Place(left) != Place(right) ? Place(left).CompareTo(Place(right)) : (left, right) switch
    {
        (BsonString a, BsonString b) => Text(a.Value, b.Value),
        (BsonDocument a, BsonDocument b) => InTurn(a.Elements.ToList(), b.Elements.ToList(), Fields),
        (BsonArray a, BsonArray b) => InTurn(a, b, Compare),
        (BsonBinaryData a, BsonBinaryData b) => First(a.Bytes.Length.CompareTo(b.Bytes.Length), a.SubType.CompareTo(b.SubType), a.Bytes.AsSpan().SequenceCompareTo(b.Bytes)),
        (BsonObjectId a, BsonObjectId b) => a.Value.ToByteArray().AsSpan().SequenceCompareTo(b.Value.ToByteArray()),
        (BsonBoolean a, BsonBoolean b) => a.Value.CompareTo(b.Value),
        (BsonDateTime a, BsonDateTime b) => a.MillisecondsSinceEpoch.CompareTo(b.MillisecondsSinceEpoch),
        (BsonTimestamp a, BsonTimestamp b) => ((ulong)a.Value).CompareTo((ulong)b.Value),
        (BsonRegularExpression a, BsonRegularExpression b) => First(Text(a.Pattern, b.Pattern), Text(a.Options, b.Options)),
        _ when left.IsNumeric => Numbers(left, right),
        _ => 0,
    };

    private static int Place(BsonValue value) => Array.FindIndex(s_types, types => types.Contains(value.BsonType));

    private static int Text(string left, string right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));

    private static int First(params int[] orders) => orders.FirstOrDefault(order => order != 0);

    private static int Fields(BsonElement left, BsonElement right) =>
        First(Place(left.Value).CompareTo(Place(right.Value)), Text(left.Name, right.Name), Compare(left.Value, right.Value));

    private static int InTurn<T>(IList<T> left, IList<T> right, Func<T, T, int> compare) =>
        First([.. left.Zip(right, compare), left.Count.CompareTo(right.Count)]);

    // Not a number, then minus infinity, the finite numbers as digits times a power of ten, infinity.
    private static int Numbers(BsonValue left, BsonValue right)
    {
        double a = Nearest(left), b = Nearest(right);
        if (Exact(left) is not { } x || Exact(right) is not { } y)
            return double.IsNaN(a) || double.IsNaN(b) ? a.CompareTo(b) : Size(left, a).CompareTo(Size(right, b));
        var power = Math.Min(x.Power, y.Power);
        return (x.Digits * BigInteger.Pow(10, x.Power - power)).CompareTo(y.Digits * BigInteger.Pow(10, y.Power - power));
    }

    private static double Nearest(BsonValue value) => value is BsonDecimal128 number
        ? double.Parse(number.Value.ToString(), System.Globalization.CultureInfo.InvariantCulture)
        : value.ToDouble();

    private static int Size(BsonValue value, double nearest) => Exact(value) is null ? Math.Sign(nearest) : 0;

    private static (BigInteger Digits, int Power)? Exact(BsonValue value)
    {
        if (value is BsonInt32 or BsonInt64)
            return (value.ToInt64(), 0);
        if (value is BsonDouble real)
            return double.IsFinite(real.Value) ? Exact(BitConverter.DoubleToInt64Bits(real.Value)) : null;
        var number = value.AsDecimal128;
        if (Decimal128.IsNaN(number) || Decimal128.IsInfinity(number))
            return null;
        var high = number.GetIEEEHighBits();
        var digits = ((BigInteger)(high & 0x1FFFFFFFFFFFF) << 64) | number.GetIEEELowBits();
        return ((high >> 63) == 1 ? -digits : digits, (int)((high >> 49) & 0x3fff) - 6176);
    }

    private static (BigInteger Digits, int Power) Exact(long bits)
    {
        var exponent = (int)((bits >> 52) & 0x7ff);
        var fraction = bits & 0xFFFFFFFFFFFFF;
        BigInteger digits = exponent == 0 ? fraction : fraction | (1L << 52);
        var power = Math.Max(exponent, 1) - 1075;
        digits = power >= 0 ? digits << power : digits * BigInteger.Pow(5, -power);
        return (bits < 0 ? -digits : digits, Math.Min(power, 0));
    }
}
