using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

/// <summary>What <c>$group</c> gathers of one group's values.</summary>
internal abstract class Accumulator
{
    /// <summary>The result so far.</summary>
    public abstract BsonValue Result { get; }

    /// <summary>Makes accumulators of this name.</summary>
    /// <exception cref="CommandException">No such accumulator (15952).</exception>
    public static Func<Accumulator> Named(string name) => name switch
    {
        "$sum" => () => new Sum(),
        "$last" => () => new Last(),
        _ => throw new CommandException(15952, $"unknown group operator '{name}'"),
    };

    /// <summary>Takes one document's value; null means missing.</summary>
    public abstract void Add(BsonValue? value);
}

/// <summary><c>$last</c>: in the order in which the documents come.</summary>
internal sealed class Last : Accumulator
{
    private BsonValue? _last;

    public override BsonValue Result => _last ?? BsonNull.Value;

    public override void Add(BsonValue? value) => _last = value;
}

/// <summary><c>$sum</c>: of the numbers, all else is passed over. Whole numbers exactly, doubles with the rounding error carried along; the
/// result has the widest type met, a long for an int that overflows and a double for a long that does. Decimals are refused (238).</summary>
internal sealed class Sum : Accumulator
{
    private Int128 _whole;
    private double _real;
    private double _carried;
    private bool _hasReal;
    private bool _hasLong;

    public override BsonValue Result
    {
        get
        {
            if (!_hasReal)
                return !_hasLong && _whole >= int.MinValue && _whole <= int.MaxValue ? (int)_whole
                    : _whole >= long.MinValue && _whole <= long.MaxValue ? new BsonInt64((long)_whole) : (double)_whole;
            AddReal((double)_whole);
            AddReal((double)(_whole - (Int128)(double)_whole));
            _whole = 0;
            return double.IsFinite(_real) ? _real + _carried : _real;
        }
    }

    public override void Add(BsonValue? value)
    {
        if (value is BsonDecimal128)
            throw CommandException.NotServed("calculating with decimals");
        if (value is BsonDouble real)
            AddReal(real.Value);
        else if (value is BsonInt32 or BsonInt64)
            _whole += value.ToInt64();
        _hasReal |= value is BsonDouble;
        _hasLong |= value is BsonInt64;
    }

    // Neumaier's summation.
    private void AddReal(double value)
    {
        var sum = _real + value;
        _carried += Math.Abs(_real) >= Math.Abs(value) ? _real - sum + value : value - sum + _real;
        _real = sum;
    }
}
