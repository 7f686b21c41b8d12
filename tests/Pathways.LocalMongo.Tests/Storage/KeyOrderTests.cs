using CsCheck;
using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Tests.Storage;

/// <summary>The bytes of index keys say the same as MongoDB's comparison of the values.</summary>
public sealed class KeyOrderTests
{
    private static readonly BsonValue[] Numbers =
    [
        0, 1, -1, 2, 100, int.MaxValue, int.MinValue, 0L, 1L, long.MaxValue, long.MaxValue - 1, long.MinValue, long.MinValue + 1,
        9007199254740992L, 9007199254740993L, -9007199254740993L, 9007199254740994L, 9223372036854774784L,
        0.0, -0.0, 1.0, 0.1, -0.1, 0.5, 1.5, -1.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon,
        9007199254740992.0, 9007199254740994.0, 9223372036854775808.0, -9223372036854775808.0, 1e300, 1e-300,
        .. new[] { "0", "-0", "0E+3", "1", "1.0", "1.00", "0.1", "-0.1", "0.10000000000000000001", "0.5", "1.5", "9007199254740993", "9007199254740992.5", "-9007199254740992.5", "9223372036854775807", "9223372036854775807.5",
            "9223372036854775808", "1E+6000", "-1E+6000", "1E-6000", "-1E-6000", "1E+308", "1.797693134862315708145274237317043E+308", "NaN", "Infinity", "-Infinity", "123E+2", "12300",
            "9.999999999999999999999999999999999E+6144", "2.2250738585072014E-308", "4.9E-324", "2E-324" }.Select(text => (BsonValue)new BsonDecimal128(Decimal128.Parse(text))),
    ];

    private static readonly BsonValue[] Others =
    [
        BsonMinKey.Value, BsonMaxKey.Value, BsonNull.Value, BsonUndefined.Value, "", "a", "A", "ab", "a\0", "a\0b", "é", "\uFFFF", "😀", "zz",
        BsonBoolean.True, BsonBoolean.False, new BsonDateTime(0), new BsonDateTime(-1), new BsonDateTime(1), new BsonDateTime(long.MaxValue), new BsonDateTime(long.MinValue),
        new BsonTimestamp(0), new BsonTimestamp(1, 1), new BsonTimestamp(-1L), ObjectId.Empty, new BsonObjectId(ObjectId.Parse("ffffffffffffffffffffffff")),
        new BsonBinaryData([]), new BsonBinaryData([0]), new BsonBinaryData([255]), new BsonBinaryData([0, 0]), new BsonBinaryData([1], BsonBinarySubType.UserDefined),
        new BsonRegularExpression("a"), new BsonRegularExpression("a", "i"), new BsonRegularExpression("b"),
    ];

    private static readonly Gen<BsonValue> Scalar = Gen.OneOf(
        Gen.OneOf(Numbers), Gen.OneOf(Numbers), Gen.OneOf(Others),
        Gen.Int[-3, 3].Select(value => (BsonValue)value), Gen.Long.Select(value => (BsonValue)value), Gen.Double.Select(value => (BsonValue)value), Gen.String.Where(text => !text.Any(char.IsSurrogate)).Select(value => (BsonValue)value),
        Gen.Select(Gen.Long, Gen.Int[-340, 340]).Select((digits, power) => (BsonValue)new BsonDecimal128(Decimal128.Parse($"{digits}E{power}"))));

    private static readonly Gen<BsonValue> Value = Gen.Recursive<BsonValue>((depth, inner) => depth > 2 ? Scalar : Gen.OneOf(
        Scalar, Scalar, inner.Array[0, 3].Select(items => (BsonValue)new BsonArray(items)),
        Gen.Select(Gen.OneOf("a", "b", "ab", ""), inner).Array[0, 3].Select(pairs => (BsonValue)new BsonDocument(pairs.DistinctBy(pair => pair.Item1).Select(pair => new BsonElement(pair.Item1, pair.Item2))))));

    [Fact]
    public void Keys_compare_as_the_values_do() => Gen.Select(Value, Value).Sample((one, other) =>
        Math.Sign(KeyWriter.Value(one).AsSpan().SequenceCompareTo(KeyWriter.Value(other))) == Math.Sign(WrittenOrder.Compare(one, other)), iter: 200_000);

    [Fact]
    public void Every_pair_of_awkward_values_compares_as_the_values_do()
    {
        BsonValue[] all = [.. Numbers, .. Others];
        foreach (var one in all)
            foreach (var other in all)
            {
                var order = Math.Sign(WrittenOrder.Compare(one, other));
                Assert.True(Math.Sign(KeyWriter.Value(one).AsSpan().SequenceCompareTo(KeyWriter.Value(other))) == order && Math.Sign(BsonOrder.Instance.Compare(one, other)) == order,
                    $"{one} ({one.BsonType}) and {other} ({other.BsonType})");
            }
    }

    [Fact]
    public void Compound_keys_compare_field_by_field_in_each_field_s_direction() => Gen.Select(Value, Value, Value, Value).Sample((a, b, c, d) =>
    {
        var first = WrittenOrder.Compare(a, c);
        var expected = first != 0 ? -first : WrittenOrder.Compare(b, d);
        return Math.Sign(KeyWriter.Key([a, b], [true, false]).AsSpan().SequenceCompareTo(KeyWriter.Key([c, d], [true, false]))) == Math.Sign(expected);
    }, iter: 100_000);
}
