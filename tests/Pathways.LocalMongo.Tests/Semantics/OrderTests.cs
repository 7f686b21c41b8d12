using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Tests.Semantics;

public sealed class OrderTests
{
    [Fact]
    public void Types_follow_each_other_as_the_manual_lists_them()
    {
        string[] inOrder =
        [
            "MinKey", "undefined", "null", "NaN", "-Infinity", "NumberLong('-9223372036854775808')", "-1.5", "0", "NumberDecimal('0.5')", "1",
            "NumberLong('9223372036854775807')", "1e300", "Infinity", "''", "'A'", "'a'", "'ab'", "'\uFFFD'", "'\U0001F600'", "{}", "{a: 1}", "{a: 2}",
            "{b: 1}", "{a: 'x'}", "[]", "[1]", "[1, 0]", "[2]", "BinData(0, '')", "BinData(0, 'AAAA')", "BinData(5, 'AAAA')", "BinData(0, 'AAAAAAAA')",
            "ObjectId('000000000000000000000001')", "ObjectId('f00000000000000000000001')", "false", "true", "ISODate('1960-01-01T00:00:00Z')",
            "ISODate('2020-01-01T00:00:00Z')", "Timestamp(1, 2)", "Timestamp(2, 1)", "/a/", "/a/i", "/b/", "MaxKey",
        ];
        var values = inOrder.Select(Json.Value).ToList();

        for (var i = 0; i < values.Count; i++)
        {
            for (var j = 0; j < values.Count; j++)
                Assert.True(Math.Sign(BsonOrder.Instance.Compare(values[i], values[j])) == i.CompareTo(j), $"{inOrder[i]} to {inOrder[j]}");
        }
    }

    [Theory]
    [InlineData("1", "NumberLong(1)", 0)]
    [InlineData("1", "1.0", 0)]
    [InlineData("1", "NumberDecimal('1.000')", 0)]
    [InlineData("0.0", "-0.0", 0)]
    [InlineData("0", "NumberDecimal('-0')", 0)]
    [InlineData("NaN", "NumberDecimal('NaN')", 0)]
    [InlineData("Infinity", "NumberDecimal('Infinity')", 0)]
    // 2^53 + 1 is no double; 0.1 as a double is a little more than a tenth.
    [InlineData("NumberLong('9007199254740993')", "9007199254740992.0", 1)]
    [InlineData("NumberLong('9223372036854775807')", "9223372036854775808.0", -1)]
    [InlineData("0.1", "NumberDecimal('0.1')", 1)]
    [InlineData("0.5", "NumberDecimal('0.5')", 0)]
    [InlineData("NumberDecimal('1E+6000')", "Infinity", -1)]
    [InlineData("NumberDecimal('1E+6000')", "1e308", 1)]
    [InlineData("NumberDecimal('-1E+6000')", "-Infinity", 1)]
    [InlineData("NumberDecimal('1E-6000')", "0.0", 1)]
    [InlineData("NumberDecimal('9223372036854775807.5')", "NumberLong('9223372036854775807')", 1)]
    public void Numbers_compare_by_their_exact_value(string left, string right, int order)
    {
        BsonValue a = Json.Value(left), b = Json.Value(right);

        Assert.Equal(order, Math.Sign(BsonOrder.Instance.Compare(a, b)));
        Assert.Equal(-order, Math.Sign(BsonOrder.Instance.Compare(b, a)));
        if (order == 0)
            Assert.Equal(BsonOrder.Instance.GetHashCode(a), BsonOrder.Instance.GetHashCode(b));
    }

    [Theory]
    // Fields are compared in their order: type, then name, then value; then the shorter is smaller.
    [InlineData("{a: 1, b: 2}", "{b: 2, a: 1}", -1)]
    [InlineData("{a: 1}", "{a: 1, b: null}", -1)]
    [InlineData("{b: 1}", "{a: 'x'}", -1)]
    [InlineData("{a: {b: NumberLong(1)}}", "{a: {b: 1.0}}", 0)]
    [InlineData("[1, 2]", "[1, NumberLong(2)]", 0)]
    public void Documents_and_arrays_compare_piece_by_piece(string left, string right, int order)
    {
        Assert.Equal(order, Math.Sign(BsonOrder.Instance.Compare(Json.Value(left), Json.Value(right))));
        if (order == 0)
            Assert.Equal(BsonOrder.Instance.GetHashCode(Json.Value(left)), BsonOrder.Instance.GetHashCode(Json.Value(right)));
    }
}
