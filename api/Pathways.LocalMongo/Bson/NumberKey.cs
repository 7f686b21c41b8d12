using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using MongoDB.Bson;

namespace Pathways.LocalMongo.Bson;

/// <summary>Numbers of all four types as bytes in one order. First the greatest double that is not above the number, then, where the
/// number lies between that double and the next, its decimal digits. NaN comes before all.</summary>
internal static class NumberKey
{
    private const byte Exact = 0;
    private const byte Between = 1;

    public static void Write(BsonValue value, Stream to)
    {
        var (below, digits) = value switch
        {
            BsonInt32 number => (number.Value, null),
            BsonDouble number => (number.Value, null),
            BsonInt64 number => Split(number.Value, 0),
            BsonDecimal128 number => Split(number.Value),
            _ => throw new NotSupportedException($"{value.BsonType} is no number."),
        };
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Ordered(below));
        to.Write(bytes);
        to.WriteByte(digits is null ? Exact : Between);
        if (digits is not null)
            to.Write(digits);
    }

    private static ulong Ordered(double number)
    {
        if (double.IsNaN(number))
            return 0;
        var bits = BitConverter.DoubleToUInt64Bits(number == 0 ? 0.0 : number);
        return (bits >> 63) == 0 ? bits | (1UL << 63) : ~bits;
    }

    private static (double Below, byte[]? Digits) Split(Decimal128 number)
    {
        if (Decimal128.IsNaN(number))
            return (double.NaN, null);
        if (Decimal128.IsInfinity(number))
            return (Decimal128.IsNegative(number) ? double.NegativeInfinity : double.PositiveInfinity, null);
        var text = number.ToString();
        var exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = exponentAt < 0 ? 0 : int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = exponentAt < 0 ? text : text[..exponentAt];
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
            exponent -= digits.Length - point - 1;
        return Split(BigInteger.Parse(digits.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), exponent);
    }

    // The number is coefficient × 10^exponent.
    private static (double Below, byte[]? Digits) Split(BigInteger coefficient, int exponent)
    {
        if (coefficient.IsZero)
            return (0, null);
        if (exponent == 0 && BigInteger.Abs(coefficient) <= 1L << 53)
            return ((double)coefficient, null);
        var below = double.Parse($"{coefficient}E{exponent}", CultureInfo.InvariantCulture);
        var side = Compare(below, coefficient, exponent);
        if (side == 0)
            return (below, null);
        return (side > 0 ? Math.BitDecrement(below) : below, Digits(coefficient, exponent));
    }

    private static int Compare(double number, BigInteger coefficient, int exponent)
    {
        if (double.IsInfinity(number))
            return number > 0 ? 1 : -1;
        var bits = BitConverter.DoubleToInt64Bits(number);
        var power = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xF_FFFF_FFFF_FFFF;
        var left = new BigInteger(power == 0 ? fraction : fraction | (1L << 52)) * (bits < 0 ? -1 : 1);
        var binary = Math.Max(power, 1) - 1075;
        var right = coefficient;
        (left, right) = binary >= 0 ? (left << binary, right) : (left, right << -binary);
        (left, right) = exponent >= 0 ? (left, right * BigInteger.Pow(10, exponent)) : (left * BigInteger.Pow(10, -exponent), right);
        return left.CompareTo(right);
    }

    // 0.d1d2d3… × 10^power: the power, then the digits without ending zeros. A negative number's bytes are turned.
    private static byte[] Digits(BigInteger coefficient, int exponent)
    {
        var digits = BigInteger.Abs(coefficient).ToString(CultureInfo.InvariantCulture);
        var power = digits.Length + exponent;
        digits = digits.TrimEnd('0');
        var bytes = new byte[2 + digits.Length + 1];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(power + 0x8000));
        for (var i = 0; i < digits.Length; i++)
            bytes[2 + i] = (byte)(digits[i] - '0' + 1);
        if (coefficient.Sign < 0)
            for (var i = 0; i < bytes.Length; i++)
                bytes[i] = (byte)~bytes[i];
        return bytes;
    }
}
