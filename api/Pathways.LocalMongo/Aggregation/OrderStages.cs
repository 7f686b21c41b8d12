using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Aggregation;

/// <summary><c>$sort</c>.</summary>
internal sealed class SortStage(SortOrder order) : Stage
{
    public static SortStage Parse(BsonValue operand)
    {
        if (operand is not BsonDocument document)
            throw new CommandException(15973, "the $sort key specification must be an object");
        return document.ElementCount > 0
            ? new SortStage(SortOrder.Parse(document))
            : throw new CommandException(15976, "$sort stage must have at least one sort key");
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, Scope scope) => order.Apply(input);
}

/// <summary><c>$limit</c>.</summary>
internal sealed class LimitStage(long limit) : Stage
{
    public static LimitStage Parse(BsonValue operand)
    {
        if (!Numbers.TryWhole(operand, out var limit) || limit < 0)
            throw new CommandException(5107201, $"invalid argument to $limit stage: Expected a non-negative number in: $limit: {operand}");
        return limit > 0 ? new LimitStage(limit) : throw new CommandException(15958, "the limit must be positive");
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, Scope scope) =>
        input.Take((int)Math.Min(limit, int.MaxValue));
}

/// <summary><c>$skip</c>.</summary>
internal sealed class SkipStage(long count) : Stage
{
    public static SkipStage Parse(BsonValue operand) => Numbers.TryWhole(operand, out var count) && count >= 0
        ? new SkipStage(count)
        : throw new CommandException(5107200, $"invalid argument to $skip stage: Expected a non-negative number in: $skip: {operand}");

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, Scope scope) =>
        input.Skip((int)Math.Min(count, int.MaxValue));
}

/// <summary><c>$count</c>: one document with the number of those that came in; none for none.</summary>
internal sealed class CountStage(string field) : Stage
{
    public static CountStage Parse(BsonValue operand)
    {
        if (operand is not BsonString { Value: { Length: > 0 } name })
            throw new CommandException(40156, "the count field must be a non-empty string");
        if (name[0] == '$')
            throw new CommandException(40158, "the count field cannot be a $-prefixed path");
        return name.Contains('.', StringComparison.Ordinal)
            ? throw new CommandException(40160, "the count field cannot contain '.'")
            : new CountStage(name);
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, Scope scope)
    {
        var count = input.Count();
        if (count > 0)
            yield return new BsonDocument(field, count);
    }
}
