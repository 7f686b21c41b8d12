using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Aggregation;

using Definition = KeyValuePair<string, Func<BsonValue, Scope, Expression>>;

/// <summary>Arithmetic on numbers, and on dates in milliseconds. Null or missing gives null; longs that overflow become doubles.</summary>
internal static class ArithmeticExpressions
{
    public static IEnumerable<Definition> All =>
    [
        Call.Define("$add", 0, int.MaxValue, Add),
        Call.Define("$subtract", 2, 2, Subtract),
        Call.Define("$multiply", 0, int.MaxValue, Multiply),
        Call.Define("$divide", 2, 2, Divide),
        // Not a secret: the operator promises nothing but numbers that look random.
#pragma warning disable CA5394
        new("$rand", (_, _) => new Call([], _ => Random.Shared.NextDouble())),
#pragma warning restore CA5394
    ];

    private static BsonValue? Add(BsonValue?[] values)
    {
        if (values.Any(BsonOrder.IsNullish))
            return BsonNull.Value;
        BsonDateTime? date = null;
        var sum = new Summation();
        foreach (var value in values)
        {
            if (value is BsonDateTime one)
                date = date is null ? one : throw new CommandException(16612, "only one date allowed in an $add expression");
            else if (value!.IsNumeric)
                sum.Add(value);
            else
                throw new CommandException(ErrorCodes.TypeMismatch, $"$add only supports numeric or date types, not {OfType.NameOf(value.BsonType)}");
        }

        return date is null ? sum.Result : Shift(date, sum.Result);
    }

    private static BsonValue? Subtract(BsonValue?[] values) => values switch
    {
        _ when values.Any(BsonOrder.IsNullish) => BsonNull.Value,
        [BsonDateTime left, BsonDateTime right] => left.MillisecondsSinceEpoch - right.MillisecondsSinceEpoch,
        // Unlike $add, which rounds, $subtract cuts a fraction of a millisecond off.
        [BsonDateTime left, { IsNumeric: true } right] => Shift(left, -Math.Truncate(Numbers.ToDouble(right))),
        [{ IsNumeric: true } left, { IsNumeric: true } right] => Numbers.Subtract(left, right) ?? left.ToDouble() - right.ToDouble(),
        _ => throw new CommandException(ErrorCodes.TypeMismatch, $"can't $subtract {OfType.NameOf(values[1]!.BsonType)} from {OfType.NameOf(values[0]!.BsonType)}"),
    };

    private static BsonValue? Multiply(BsonValue?[] values)
    {
        if (values.Any(BsonOrder.IsNullish))
            return BsonNull.Value;
        BsonValue product = 1;
        foreach (var value in values)
        {
            if (!value!.IsNumeric)
                throw new CommandException(ErrorCodes.TypeMismatch, $"$multiply only supports numeric types, not {OfType.NameOf(value.BsonType)}");
            product = Numbers.Multiply(product, value) ?? product.ToDouble() * value.ToDouble();
        }

        return product;
    }

    private static BsonValue? Divide(BsonValue?[] values)
    {
        if (values.Any(BsonOrder.IsNullish))
            return BsonNull.Value;
        BsonValue left = values[0]!, right = values[1]!;
        if (!left.IsNumeric || !right.IsNumeric)
            throw new CommandException(ErrorCodes.TypeMismatch, $"$divide only supports numeric types, not {OfType.NameOf(left.BsonType)} and {OfType.NameOf(right.BsonType)}");
        return Numbers.Compare(right, 0) == 0
            ? throw new CommandException(ErrorCodes.BadValue, "can't $divide by zero")
            : Numbers.Divide(left, right);
    }

    private static BsonDateTime Shift(BsonDateTime date, BsonValue milliseconds)
    {
        var result = Numbers.Add(date.MillisecondsSinceEpoch, milliseconds is BsonInt32 or BsonInt64
            ? milliseconds
            : new BsonInt64((long)Math.Round(Numbers.ToDouble(milliseconds), MidpointRounding.AwayFromZero)));
        return result is null
            ? throw new CommandException(ErrorCodes.BadValue, "date overflow")
            : new BsonDateTime(result.ToInt64());
    }
}

/// <summary>
/// A sum as MongoDB takes it: whole numbers exactly, doubles with the rounding error carried along; the result has
/// the widest type met, a long for an int that overflows and a double for a long that does.
/// </summary>
internal sealed class Summation
{
    private Int128 _whole;
    private double _real;
    private double _carried;
    private BsonValue? _exact;
    private bool _hasReal;
    private bool _hasLong;

    public void Add(BsonValue value)
    {
        switch (value)
        {
            case BsonDecimal128:
                _exact = _exact is null ? value : Numbers.Add(_exact, value);
                break;
            case BsonDouble d:
                _hasReal = true;
                AddReal(d.Value);
                break;
            default:
                _hasLong |= value is BsonInt64;
                _whole += value.ToInt64();
                break;
        }
    }

    public BsonValue Result
    {
        get
        {
            if (_exact is null && !_hasReal)
                return Whole;
            AddReal((double)_whole);
            AddReal((double)(_whole - (Int128)(double)_whole));
            _whole = 0;
            if (_exact is null)
                return double.IsFinite(_real) ? _real + _carried : _real;
            var rest = double.IsFinite(_real) ? _carried : 0;
            return Plus(Plus(_exact, _real), rest);
        }
    }

    private BsonValue Whole
    {
        get
        {
            if (!_hasLong && _whole >= int.MinValue && _whole <= int.MaxValue)
                return (int)_whole;
            return _whole >= long.MinValue && _whole <= long.MaxValue ? new BsonInt64((long)_whole) : new BsonDouble((double)_whole);
        }
    }

    private static BsonValue Plus(BsonValue exact, double value) =>
        Numbers.Add(exact, new BsonDecimal128(Numbers.ToFullDecimal(value)))!;

    // Neumaier's summation.
    private void AddReal(double value)
    {
        var sum = _real + value;
        _carried += Math.Abs(_real) >= Math.Abs(value) ? _real - sum + value : value - sum + _real;
        _real = sum;
    }
}
