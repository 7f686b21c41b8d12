using System.Globalization;
using System.Numerics;
using MongoDB.Bson;

namespace Pathways.LocalMongo.Bson;

/// <summary>
/// MongoDB's arithmetic on its four number types: the wider type wins, an int that overflows becomes a long, a
/// double meets a decimal with 15 digits; comparisons are exact across types.
/// </summary>
public static class Numbers
{
    private const int DecimalDigits = 34;
    private const int LeastExponent = -6176;
    private const int MostExponent = 6111;

    /// <summary>Exact order of two numbers; NaN is below all others and equal to itself.</summary>
    public static int Compare(BsonValue left, BsonValue right)
    {
        if (IsWhole(left) && IsWhole(right))
            return left.ToInt64().CompareTo(right.ToInt64());
        if (left is BsonDouble a && right is BsonDouble b)
            return a.Value.CompareTo(b.Value);
        double x = ToDouble(left), y = ToDouble(right);
        if (!double.IsFinite(x) || !double.IsFinite(y))
            return CompareExtremes(left, right, x, y);
        if (x != y)
            return x.CompareTo(y);
        // Below 2^53 every whole number is a double.
        var isExact = Math.Abs(x) < 1L << 53 && left is not BsonDecimal128 && right is not BsonDecimal128;
        return isExact ? 0 : Exact.Compare(Exact.Of(left), Exact.Of(right));
    }

    /// <summary>A hash that is one for equal numbers of any type.</summary>
    public static int Hash(BsonValue number)
    {
        var value = ToDouble(number);
        return value == 0 ? 10 : value.GetHashCode();
    }

    /// <summary>Whether a value is NaN of either type.</summary>
    public static bool IsNaN(BsonValue? value) =>
        value is BsonDouble d && double.IsNaN(d.Value) || value is BsonDecimal128 m && Decimal128.IsNaN(m.Value);

    /// <summary>The nearest double.</summary>
    public static double ToDouble(BsonValue number) => number is BsonDecimal128 m
        ? double.Parse(m.Value.ToString(), Text)
        : number.ToDouble();

    /// <summary>The sum, or null when two longs overflow.</summary>
    public static BsonValue? Add(BsonValue left, BsonValue right) => Combine(
        left, right, (a, b) => a + b, (a, b) => a + b, (a, b) => Exact.Add(a, b));

    /// <summary>The difference, or null when two longs overflow.</summary>
    public static BsonValue? Subtract(BsonValue left, BsonValue right) => Combine(
        left, right, (a, b) => a - b, (a, b) => a - b, (a, b) => Exact.Add(a, new Exact(-b.Digits, b.Exponent)));

    /// <summary>The product, or null when two longs overflow.</summary>
    public static BsonValue? Multiply(BsonValue left, BsonValue right) => Combine(
        left, right, (a, b) => a * b, (a, b) => a * b,
        (a, b) => new Exact(a.Digits * b.Digits, a.Exponent + b.Exponent));

    /// <summary>The quotient: a decimal when one side is, else a double; the divisor is not zero.</summary>
    public static BsonValue Divide(BsonValue left, BsonValue right)
    {
        if (left is not BsonDecimal128 && right is not BsonDecimal128)
            return ToDouble(left) / ToDouble(right);
        Decimal128 a = ToDecimal(left), b = ToDecimal(right);
        if (!IsFinite(a) || !IsFinite(b))
            return new BsonDecimal128(Special((double)Rough(a) / Rough(b)));
        return new BsonDecimal128(Exact.Divide(Exact.Of(a), Exact.Of(b)).ToDecimal());
    }

    /// <summary>Whether a number has no fraction and fits a long.</summary>
    public static bool TryWhole(BsonValue? number, out long value)
    {
        value = 0;
        if (number is null || !number.IsNumeric)
            return false;
        if (IsWhole(number))
        {
            value = number.ToInt64();
            return true;
        }

        var rough = ToDouble(number);
        if (!double.IsFinite(rough) || Math.Abs(rough) >= 9.2e18)
            return false;
        value = (long)Math.Truncate(rough);
        return Compare(number, value) == 0;
    }

    /// <summary>A number as decimal; a double is rounded to 15 digits, as MongoDB does.</summary>
    public static Decimal128 ToDecimal(BsonValue number) => number switch
    {
        BsonDecimal128 m => m.Value,
        BsonDouble { Value: 0 } => Decimal128.Zero,
        BsonDouble d when !double.IsFinite(d.Value) => Special(d.Value),
        BsonDouble d => Decimal128.Parse(d.Value.ToString("E14", Text)),
        _ => new Decimal128(number.ToInt64()),
    };

    /// <summary>A double as decimal with all of its digits, up to 34, as MongoDB's sums take it.</summary>
    public static Decimal128 ToFullDecimal(double value) =>
        double.IsFinite(value) ? Exact.Of(value).Reduced(0).ToDecimal() : Special(value);

    private static CultureInfo Text => CultureInfo.InvariantCulture;

    private static bool IsWhole(BsonValue value) => value is BsonInt32 or BsonInt64;

    private static bool IsFinite(Decimal128 value) => !Decimal128.IsNaN(value) && !Decimal128.IsInfinity(value);

    private static double Rough(Decimal128 value) => ToDouble(new BsonDecimal128(value));

    private static Decimal128 Special(double value) => double.IsNaN(value) ? Decimal128.QNaN
        : value > 0 ? Decimal128.PositiveInfinity
        : value < 0 ? Decimal128.NegativeInfinity : Decimal128.Zero;

    // A finite decimal may round to an infinite double; then its exact size decides.
    private static int CompareExtremes(BsonValue left, BsonValue right, double x, double y)
    {
        bool leftFinite = IsFiniteNumber(left), rightFinite = IsFiniteNumber(right);
        if (leftFinite && rightFinite)
            return Exact.Compare(Exact.Of(left), Exact.Of(right));
        if (double.IsNaN(x) || double.IsNaN(y) || leftFinite == rightFinite)
            return x.CompareTo(y);
        return leftFinite ? (y > 0 ? -1 : 1) : (x > 0 ? 1 : -1);
    }

    private static bool IsFiniteNumber(BsonValue value) =>
        value is BsonDecimal128 m ? IsFinite(m.Value) : double.IsFinite(value.ToDouble());

    private static BsonValue? Combine(
        BsonValue left, BsonValue right,
        Func<Int128, Int128, Int128> whole, Func<double, double, double> real, Func<Exact, Exact, Exact> exact)
    {
        if (left is BsonDecimal128 || right is BsonDecimal128)
        {
            Decimal128 a = ToDecimal(left), b = ToDecimal(right);
            return new BsonDecimal128(IsFinite(a) && IsFinite(b)
                ? exact(Exact.Of(a), Exact.Of(b)).ToDecimal()
                : Special(real(Rough(a), Rough(b))));
        }

        if (left is BsonDouble || right is BsonDouble)
            return real(left.ToDouble(), right.ToDouble());
        var result = whole(left.ToInt64(), right.ToInt64());
        if (result > long.MaxValue || result < long.MinValue)
            return null;
        return left is BsonInt32 && right is BsonInt32 && result <= int.MaxValue && result >= int.MinValue
            ? new BsonInt32((int)result)
            : new BsonInt64((long)result);
    }

    /// <summary>A finite number as digits times a power of ten: every BSON number has such a form.</summary>
    private readonly record struct Exact(BigInteger Digits, int Exponent)
    {
        public static Exact Of(BsonValue value) => value switch
        {
            BsonDecimal128 m => Of(m.Value),
            BsonDouble d => Of(d.Value),
            _ => new Exact(value.ToInt64(), 0),
        };

        public static Exact Of(Decimal128 value)
        {
            var high = value.GetIEEEHighBits();
            // The second form stands for digits beyond 34, which count as zero.
            if (((high >> 61) & 3) == 3)
                return new Exact(0, (int)((high >> 47) & 0x3fff) - 6176);
            var digits = ((BigInteger)(high & 0x1FFFFFFFFFFFF) << 64) | value.GetIEEELowBits();
            return new Exact((high >> 63) == 1 ? -digits : digits, (int)((high >> 49) & 0x3fff) - 6176);
        }

        public static Exact Of(double value)
        {
            var bits = BitConverter.DoubleToInt64Bits(value);
            var power = (int)((bits >> 52) & 0x7ff);
            var fraction = bits & 0xFFFFFFFFFFFFF;
            BigInteger digits = power == 0 ? fraction : fraction | (1L << 52);
            power = Math.Max(power, 1) - 1075;
            digits = power >= 0 ? digits << power : digits * BigInteger.Pow(5, -power);
            return new Exact(bits < 0 ? -digits : digits, Math.Min(power, 0));
        }

        public static int Compare(Exact left, Exact right)
        {
            if (left.Digits.Sign != right.Digits.Sign)
                return left.Digits.Sign.CompareTo(right.Digits.Sign);
            var exponent = Math.Min(left.Exponent, right.Exponent);
            return left.At(exponent).CompareTo(right.At(exponent));
        }

        public static Exact Add(Exact left, Exact right)
        {
            var exponent = Math.Min(left.Exponent, right.Exponent);
            return new Exact(left.At(exponent) + right.At(exponent), exponent);
        }

        public static Exact Divide(Exact left, Exact right)
        {
            // Enough digits that the remainder cannot change the 34th; one more marks that there is one.
            const int extra = 2 * DecimalDigits + 2;
            var digits = BigInteger.DivRem(left.Digits * BigInteger.Pow(10, extra), right.Digits, out var rest);
            if (!rest.IsZero)
                return new Exact(digits * 10 + left.Digits.Sign * right.Digits.Sign, left.Exponent - right.Exponent - extra - 1);
            var result = new Exact(digits, left.Exponent - right.Exponent - extra);
            return result.Reduced(left.Exponent - right.Exponent);
        }

        /// <summary>Rounded half to even to 34 digits and the smallest exponent; infinite above the largest.</summary>
        public Decimal128 ToDecimal()
        {
            var drop = Math.Max(Length(Digits) - DecimalDigits, LeastExponent - Exponent);
            var rounded = drop > 0 ? Rounded(drop) : this;
            if (Length(rounded.Digits) > DecimalDigits)
                return rounded.ToDecimal();
            var (digits, exponent) = rounded;
            if (exponent > MostExponent && !digits.IsZero)
            {
                if (exponent - MostExponent > DecimalDigits - Length(digits))
                    return digits.Sign > 0 ? Decimal128.PositiveInfinity : Decimal128.NegativeInfinity;
                digits = rounded.At(MostExponent);
            }

            exponent = Math.Min(exponent, MostExponent);
            return Decimal128.Parse($"{digits.ToString(CultureInfo.InvariantCulture)}E{exponent.ToString(CultureInfo.InvariantCulture)}");
        }

        private Exact Rounded(int drop)
        {
            var unit = BigInteger.Pow(10, drop);
            var quotient = BigInteger.DivRem(Digits, unit, out var rest);
            var half = (BigInteger.Abs(rest) * 2).CompareTo(unit);
            if (half > 0 || half == 0 && !quotient.IsEven)
                quotient += Digits.Sign;
            return new Exact(quotient, Exponent + drop);
        }

        private static int Length(BigInteger digits) => BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture).Length;

        private BigInteger At(int exponent) => Digits * BigInteger.Pow(10, Exponent - exponent);

        // An exact quotient keeps the exponent that the operands ask for, as far as it can.
        public Exact Reduced(int wanted)
        {
            var (digits, exponent) = (Digits, Exponent);
            while (exponent < wanted)
            {
                var shorter = BigInteger.DivRem(digits, 10, out var rest);
                if (!rest.IsZero)
                    break;
                (digits, exponent) = (shorter, exponent + 1);
            }

            return new Exact(digits, exponent);
        }
    }
}
