using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

/// <summary>What <c>$group</c> gathers of one group's values.</summary>
internal abstract class Accumulator
{
    /// <summary>The result so far.</summary>
    public abstract BsonValue Result { get; }

    /// <summary>The accumulator of this name.</summary>
    public static Func<Accumulator> Named(string name) => name switch
    {
        "$sum" => () => new Sum(),
        "$avg" => () => new Average(),
        "$min" => () => new Best(-1),
        "$max" => () => new Best(1),
        "$first" => () => new First(),
        "$last" => () => new Last(),
        "$push" => () => new Pushed(),
        "$addToSet" => () => new Distinct(),
        _ => throw new CommandException(15952, $"unknown group operator '{name}'"),
    };

    /// <summary>Takes one document's value; null means missing.</summary>
    public abstract void Add(BsonValue? value);
}

/// <summary><c>$sum</c>: of the numbers; all else is passed over.</summary>
internal sealed class Sum : Accumulator
{
    private readonly Summation _sum = new();

    public override BsonValue Result => _sum.Result;

    public override void Add(BsonValue? value)
    {
        if (value is { IsNumeric: true })
            _sum.Add(value);
    }
}

/// <summary><c>$avg</c>: of the numbers, null without any.</summary>
internal sealed class Average : Accumulator
{
    private readonly Summation _sum = new();
    private long _count;

    public override BsonValue Result => _count == 0 ? BsonNull.Value : Numbers.Divide(_sum.Result, _count);

    public override void Add(BsonValue? value)
    {
        if (value is not { IsNumeric: true })
            return;
        _sum.Add(value);
        _count++;
    }
}

/// <summary><c>$min</c> and <c>$max</c>: by the order across types, null and missing passed over.</summary>
internal sealed class Best(int sign) : Accumulator
{
    private BsonValue? _best;

    public override BsonValue Result => _best ?? BsonNull.Value;

    public override void Add(BsonValue? value)
    {
        if (!BsonOrder.IsNullish(value) && (_best is null || BsonOrder.Instance.Compare(value, _best) * sign > 0))
            _best = value;
    }
}

/// <summary><c>$first</c>.</summary>
internal sealed class First : Accumulator
{
    private bool _any;
    private BsonValue? _first;

    public override BsonValue Result => _first ?? BsonNull.Value;

    public override void Add(BsonValue? value)
    {
        if (!_any)
            (_any, _first) = (true, value);
    }
}

/// <summary><c>$last</c>.</summary>
internal sealed class Last : Accumulator
{
    private BsonValue? _last;

    public override BsonValue Result => _last ?? BsonNull.Value;

    public override void Add(BsonValue? value) => _last = value;
}

/// <summary><c>$push</c>: all values but missing ones.</summary>
internal sealed class Pushed : Accumulator
{
    private readonly BsonArray _values = [];

    public override BsonValue Result => _values;

    public override void Add(BsonValue? value)
    {
        if (value is not null)
            _values.Add(value);
    }
}

/// <summary><c>$addToSet</c>: each different value once.</summary>
internal sealed class Distinct : Accumulator
{
    private readonly HashSet<BsonValue?> _known = new(BsonOrder.Instance);
    private readonly BsonArray _values = [];

    public override BsonValue Result => _values;

    public override void Add(BsonValue? value)
    {
        if (value is not null && _known.Add(value))
            _values.Add(value);
    }
}
