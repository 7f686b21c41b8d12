using System.Globalization;
using MongoDB.Bson;

namespace Pathways.LocalMongo.Bson;

/// <summary>MongoDB's arithmetic on int, long and double: the wider type wins, an int that overflows becomes a long. Decimals are stored
/// and compared exactly (<see cref="NumberKey"/>); to calculate with them is refused.</summary>
public static class Numbers
{
    /// <summary>Whether a value is NaN of either type.</summary>
    public static bool IsNaN(BsonValue? value) => value is BsonDouble or BsonDecimal128 && double.IsNaN(ToDouble(value));

    /// <summary>The nearest double.</summary>
    public static double ToDouble(BsonValue number) => number is BsonDecimal128 exact
        ? double.Parse(exact.Value.ToString(), CultureInfo.InvariantCulture)
        : number.ToDouble();

    /// <summary>The sum, or null when two longs overflow.</summary>
    /// <exception cref="CommandException">One is a decimal (238).</exception>
    public static BsonValue? Add(BsonValue left, BsonValue right)
    {
        if (left is BsonDecimal128 || right is BsonDecimal128)
            throw CommandException.NotServed("calculating with decimals");
        if (left is BsonDouble || right is BsonDouble)
            return left.ToDouble() + right.ToDouble();
        var sum = (Int128)left.ToInt64() + right.ToInt64();
        if (left is BsonInt32 && right is BsonInt32 && sum >= int.MinValue && sum <= int.MaxValue)
            return (int)sum;
        return sum >= long.MinValue && sum <= long.MaxValue ? new BsonInt64((long)sum) : null;
    }

    /// <summary>Whether a number has no fraction and fits a long.</summary>
    public static bool TryWhole(BsonValue? number, out long value)
    {
        value = number is BsonInt32 or BsonInt64 ? number.ToInt64() : 0;
        if (number is not (BsonDouble or BsonDecimal128))
            return number is BsonInt32 or BsonInt64;
        var rough = ToDouble(number);
        if (!double.IsFinite(rough) || Math.Abs(rough) >= 9.2e18)
            return false;
        value = (long)Math.Truncate(rough);
        return BsonOrder.Instance.Equals(number, value);
    }
}
