using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary>A query (manual: "Query and Projection Operators"): which documents it finds.</summary>
public abstract class Filter
{
    /// <summary>Reads a query.</summary>
    /// <exception cref="CommandException">An operator or operand that MongoDB or LocalMongo refuses.</exception>
    public static Filter Parse(BsonDocument filter) => FilterParser.Parse(filter);

    /// <summary>What each found document fulfils, from the conditions that all must hold.</summary>
    public virtual IReadOnlyList<FieldBound> Bounds => [];

    /// <summary>Whether the query finds the document.</summary>
    public abstract bool Matches(BsonDocument document);
}

/// <summary>The operators of one field.</summary>
internal sealed class FieldFilter(FieldPath path, Condition condition) : Filter
{
    public override IReadOnlyList<FieldBound> Bounds => [.. BoundsOf(condition)];

    public override bool Matches(BsonDocument document) => condition.OnPath(path, document);

    private IEnumerable<FieldBound> BoundsOf(Condition part) => part switch
    {
        AllOf all => all.Conditions.SelectMany(BoundsOf),
        EqualTo equal when IsPlain(equal.Operand) => [new FieldBound(path.Path, BoundKind.Equal, [equal.Operand])],
        OneOf { Operands: { } values } when values.All(IsPlain) => [new FieldBound(path.Path, BoundKind.In, [.. values])],
        Ordered range when IsPlain(range.Operand) && !BsonOrder.IsNullish(range.Operand) && !Numbers.IsNaN(range.Operand)
            => [new FieldBound(path.Path, range.Kind, [range.Operand])],
        _ => [],
    };

    private static bool IsPlain(BsonValue value) =>
        value is not (BsonArray or BsonRegularExpression or BsonMinKey or BsonMaxKey or BsonUndefined);
}

/// <summary><c>$and</c>, and the parts of every query document.</summary>
internal sealed class AndFilter(IReadOnlyList<Filter> parts) : Filter
{
    public override IReadOnlyList<FieldBound> Bounds { get; } = [.. parts.SelectMany(part => part.Bounds)];

    public override bool Matches(BsonDocument document) => parts.All(part => part.Matches(document));
}

/// <summary><c>$or</c>.</summary>
internal sealed class OrFilter(IReadOnlyList<Filter> parts) : Filter
{
    public override bool Matches(BsonDocument document) => parts.Any(part => part.Matches(document));
}

/// <summary><c>$nor</c>.</summary>
internal sealed class NorFilter(IReadOnlyList<Filter> parts) : Filter
{
    public override bool Matches(BsonDocument document) => !parts.Any(part => part.Matches(document));
}
