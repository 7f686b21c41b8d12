using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

/// <summary><c>$group</c>; groups come out in the order in which they first came in.</summary>
internal sealed class GroupStage(Expression id, IReadOnlyList<GroupField> fields) : Stage
{
    public static GroupStage Parse(BsonValue operand, DateTime now)
    {
        var document = Document(operand, 15947, "a group's fields");
        if (!document.TryGetValue("_id", out var id))
            throw new CommandException(15955, "a group specification must include an _id");
        return new(Expression.Parse(id, now), [.. document.Where(field => field.Name != "_id").Select(field => GroupField.Parse(field, now))]);
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        var groups = new Dictionary<BsonValue, List<Accumulator>>(BsonOrder.Instance);
        var order = new List<BsonValue>();
        foreach (var document in input)
        {
            var key = id.Evaluate(document) ?? BsonNull.Value;
            if (!groups.TryGetValue(key, out var accumulators))
            {
                groups.Add(key, accumulators = [.. fields.Select(field => field.Create())]);
                order.Add(key);
            }
            for (var i = 0; i < fields.Count; i++)
                accumulators[i].Add(fields[i].Value.Evaluate(document));
        }
        return order.Select(key => new BsonDocument("_id", key).AddRange(fields.Zip(groups[key], (field, accumulator) => new BsonElement(field.Name, accumulator.Result))));
    }
}

/// <summary>One field of a group: its accumulator and what goes into it.</summary>
internal sealed record GroupField(string Name, Func<Accumulator> Create, Expression Value)
{
    public static GroupField Parse(BsonElement field, DateTime now)
    {
        if (field.Name.Contains('.', StringComparison.Ordinal))
            throw new CommandException(40235, $"The field name '{field.Name}' cannot contain '.'");
        if (field.Name is ['$', ..])
            throw new CommandException(40236, $"The field name '{field.Name}' cannot be an operator name");
        if (field.Value is not BsonDocument { ElementCount: > 0 } definition || definition.GetElement(0).Name is not ['$', ..])
            throw new CommandException(40234, $"The field '{field.Name}' must be an accumulator object");
        if (definition.ElementCount > 1)
            throw new CommandException(40238, $"The field '{field.Name}' must specify one accumulator");
        return new(field.Name, Accumulator.Named(definition.GetElement(0).Name), Expression.Parse(definition[0], now));
    }
}
