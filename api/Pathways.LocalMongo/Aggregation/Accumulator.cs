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
    private readonly Summation sum = new();

    public override BsonValue Result => sum.Result;

    public override void Add(BsonValue? value)
    {
        if (value is { IsNumeric: true })
            sum.Add(value);
    }
}

/// <summary><c>$avg</c>: of the numbers, null without any.</summary>
internal sealed class Average : Accumulator
{
    private readonly Summation sum = new();
    private long count;

    public override BsonValue Result => count == 0 ? BsonNull.Value : Numbers.Divide(sum.Result, count);

    public override void Add(BsonValue? value)
    {
        if (value is not { IsNumeric: true })
            return;
        sum.Add(value);
        count++;
    }
}

/// <summary><c>$min</c> and <c>$max</c>: by the order across types, null and missing passed over.</summary>
internal sealed class Best(int sign) : Accumulator
{
    private BsonValue? best;

    public override BsonValue Result => best ?? BsonNull.Value;

    public override void Add(BsonValue? value)
    {
        if (!BsonOrder.IsNullish(value) && (best is null || BsonOrder.Instance.Compare(value, best) * sign > 0))
            best = value;
    }
}

/// <summary><c>$first</c>.</summary>
internal sealed class First : Accumulator
{
    private bool any;
    private BsonValue? first;

    public override BsonValue Result => first ?? BsonNull.Value;

    public override void Add(BsonValue? value)
    {
        if (!any)
            (any, first) = (true, value);
    }
}

/// <summary><c>$last</c>.</summary>
internal sealed class Last : Accumulator
{
    private BsonValue? last;

    public override BsonValue Result => last ?? BsonNull.Value;

    public override void Add(BsonValue? value) => last = value;
}

/// <summary><c>$push</c>: all values but missing ones.</summary>
internal sealed class Pushed : Accumulator
{
    private readonly BsonArray values = [];

    public override BsonValue Result => values;

    public override void Add(BsonValue? value)
    {
        if (value is not null)
            values.Add(value);
    }
}

/// <summary><c>$addToSet</c>: each different value once.</summary>
internal sealed class Distinct : Accumulator
{
    private readonly HashSet<BsonValue?> known = new(BsonOrder.Instance);
    private readonly BsonArray values = [];

    public override BsonValue Result => values;

    public override void Add(BsonValue? value)
    {
        if (value is not null && known.Add(value))
            values.Add(value);
    }
}
