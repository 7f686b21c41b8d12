using MongoDB.Bson;
using Pathways.LocalMongo.Aggregation;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary>A query (manual: "Query and Projection Operators"): which documents it finds.</summary>
public abstract class Filter
{
    /// <summary>Reads a query.</summary>
    /// <param name="filter">The query document.</param>
    /// <param name="let">The command's variables, for <c>$expr</c>.</param>
    /// <param name="now">The time that <c>$$NOW</c> stands for; without it, that variable is refused.</param>
    /// <exception cref="CommandException">An operator or operand that MongoDB or LocalMongo refuses.</exception>
    public static Filter Parse(BsonDocument filter, BsonDocument? let = null, DateTime? now = null) =>
        new FilterParser(Scope.Of(let, now)).Parse(filter);

    /// <summary>Reads a query on parts of a document, where MongoDB takes no expressions.</summary>
    internal static Filter ParsePart(BsonDocument filter) =>
        new FilterParser(new CommandException(ErrorCodes.QueryFeatureNotAllowed, "$expr is not allowed in this context")).Parse(filter);

    /// <summary>What each found document fulfils, from the conditions that all must hold.</summary>
    public virtual IReadOnlyList<FieldBound> Bounds => [];

    /// <summary>Whether the query finds the document.</summary>
    public abstract bool Matches(BsonDocument document);

    /// <summary>
    /// The index of the array element by which the query found the document, or -1: what <c>$</c> stands for in an
    /// update or projection. MongoDB leaves open which of several array conditions counts; unless they agree, it is refused.
    /// </summary>
    public virtual int Position(BsonDocument document) => -1;

    /// <summary>The one position that several conditions have, or -1.</summary>
    internal static int Agree(IEnumerable<int> positions)
    {
        var found = positions.Where(position => position >= 0).Distinct().Take(2).ToList();
        return found.Count switch
        {
            0 => -1,
            1 => found[0],
            _ => throw new CommandException(ErrorCodes.BadValue, "The positional operator did not find one match: the query has several array conditions, use $elemMatch"),
        };
    }
}

/// <summary>The operators of one field.</summary>
internal sealed class FieldFilter(FieldPath path, Condition condition) : Filter
{
    public FieldPath Path => path;

    public Condition Condition => condition;

    public override IReadOnlyList<FieldBound> Bounds => [.. BoundsOf(condition)];

    public override bool Matches(BsonDocument document) => condition.OnPath(path, document);

    public override int Position(BsonDocument document) => condition.Position(path, document);

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
    public IReadOnlyList<Filter> Parts => parts;

    public override IReadOnlyList<FieldBound> Bounds { get; } = [.. parts.SelectMany(part => part.Bounds)];

    public override bool Matches(BsonDocument document)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (!parts[i].Matches(document))
                return false;
        }

        return true;
    }

    public override int Position(BsonDocument document) =>
        Agree(parts.Select(part => part.Position(document)));
}

/// <summary><c>$or</c>.</summary>
internal sealed class OrFilter(IReadOnlyList<Filter> parts) : Filter
{
    public IReadOnlyList<Filter> Parts => parts;

    public override bool Matches(BsonDocument document) => parts.Any(part => part.Matches(document));

    public override int Position(BsonDocument document) =>
        parts.FirstOrDefault(part => part.Matches(document))?.Position(document) ?? -1;
}

/// <summary><c>$nor</c>.</summary>
internal sealed class NorFilter(IReadOnlyList<Filter> parts) : Filter
{
    public override bool Matches(BsonDocument document) => !parts.Any(part => part.Matches(document));
}

/// <summary><c>$expr</c>: an aggregation expression that is true for the document.</summary>
internal sealed class ExpressionFilter(Expression expression, Scope scope) : Filter
{
    public override bool Matches(BsonDocument document) => Truth.Of(expression.Evaluate(scope.For(document)));
}
