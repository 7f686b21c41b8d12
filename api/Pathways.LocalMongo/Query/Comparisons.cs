using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary><c>$eq</c>: the same value; null also finds missing.</summary>
internal sealed class EqualTo(BsonValue operand) : ValueCondition
{
    public BsonValue Operand => operand;

    public override bool OnValue(BsonValue? value) => Same(value, operand);

    internal static bool Same(BsonValue? value, BsonValue operand) =>
        BsonOrder.IsNullish(operand) ? BsonOrder.IsNullish(value) : value is not null && BsonOrder.Instance.Equals(value, operand);
}

/// <summary><c>$in</c>: one of several values, or a text that fits one of several regular expressions.</summary>
internal sealed class OneOf : ValueCondition
{
    private readonly HashSet<BsonValue?> _values = new(BsonOrder.Instance);
    private readonly List<Matching> _patterns = [];

    public OneOf(BsonArray operands)
    {
        foreach (var operand in operands)
        {
            if (operand is BsonRegularExpression regex)
                _patterns.Add(new Matching(regex));
            _values.Add(operand);
        }

        Operands = _patterns.Count == 0 ? operands : null;
    }

    /// <summary>The values, or null when there are regular expressions among them.</summary>
    public BsonArray? Operands { get; }

    public override bool OnValue(BsonValue? value) =>
        (BsonOrder.IsNullish(value) ? _values.Contains(BsonNull.Value) : _values.Contains(value))
        || _patterns.Exists(p => p.OnValue(value));
}

/// <summary><c>$gt</c>, <c>$gte</c>, <c>$lt</c>, <c>$lte</c>: only values of the operand's own type bracket can fulfil them.</summary>
internal sealed class Ordered(BoundKind kind, BsonValue operand) : ValueCondition
{
    public BoundKind Kind => kind;

    public BsonValue Operand => operand;

    private bool AllowsEqual => kind is BoundKind.GreaterOrEqual or BoundKind.LessOrEqual;

    private bool IsGreater => kind is BoundKind.Greater or BoundKind.GreaterOrEqual;

    public override bool OnValue(BsonValue? value)
    {
        if (BsonOrder.IsNullish(operand))
            return AllowsEqual && BsonOrder.IsNullish(value);
        // MinKey and MaxKey stand below and above every type.
        if (operand is BsonMinKey or BsonMaxKey && value?.BsonType != operand.BsonType)
            return operand is BsonMaxKey ? !IsGreater : IsGreater;
        if (value is null || KeyWriter.TypeByte(value) != KeyWriter.TypeByte(operand))
            return false;
        if (Numbers.IsNaN(operand) || Numbers.IsNaN(value))
            return AllowsEqual && Numbers.IsNaN(operand) && Numbers.IsNaN(value);
        var order = BsonOrder.Instance.Compare(value, operand);
        return order == 0 ? AllowsEqual : IsGreater == (order > 0);
    }
}
