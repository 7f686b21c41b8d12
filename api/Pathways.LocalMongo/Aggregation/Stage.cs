using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Aggregation;

/// <summary>One step of a pipeline.</summary>
internal abstract class Stage
{
    /// <summary>The documents that come out.</summary>
    public abstract IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input);

    private protected static BsonDocument Document(BsonValue operand, int code, string what) =>
        operand as BsonDocument ?? throw new CommandException(code, $"{what} must be an object");
}

/// <summary><c>$match</c>.</summary>
internal sealed class MatchStage(BsonValue operand) : Stage
{
    private readonly Filter _filter = Filter.Parse(Document(operand, 15959, "the match filter"));

    public BsonDocument Query => operand.AsBsonDocument;

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input) => input.Where(_filter.Matches);
}

/// <summary><c>$project</c>.</summary>
internal sealed class ProjectStage(BsonValue operand, DateTime now) : Stage
{
    private readonly Projection _projection = Document(operand, 15969, "$project specification") is { ElementCount: > 0 } fields
        ? Projection.Parse(fields, now)
        : throw new CommandException(51272, "Invalid $project :: caused by :: projection specification must have at least one field");

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input) => input.Select(_projection.Apply);
}

/// <summary><c>$sort</c>.</summary>
internal sealed class SortStage(BsonValue operand) : Stage
{
    private readonly SortOrder _order = Document(operand, 15973, "the $sort key specification") is { ElementCount: > 0 } keys
        ? SortOrder.Parse(keys)
        : throw new CommandException(15976, "$sort stage must have at least one sort key");

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input) => _order.Apply(input);
}

/// <summary><c>$limit</c>.</summary>
internal sealed class LimitStage(BsonValue operand) : Stage
{
    private readonly long _limit = !Numbers.TryWhole(operand, out var limit) || limit < 0
        ? throw new CommandException(5107201, $"invalid argument to $limit stage: Expected a non-negative number in: $limit: {operand}")
        : limit > 0 ? limit : throw new CommandException(15958, "the limit must be positive");

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input) => input.Take((int)Math.Min(_limit, int.MaxValue));
}

/// <summary><c>$skip</c>.</summary>
internal sealed class SkipStage(BsonValue operand) : Stage
{
    private readonly long _count = Numbers.TryWhole(operand, out var count) && count >= 0
        ? count
        : throw new CommandException(5107200, $"invalid argument to $skip stage: Expected a non-negative number in: $skip: {operand}");

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input) => input.Skip((int)Math.Min(_count, int.MaxValue));
}
