using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

/// <summary><c>$group</c>; groups come out in the order in which they first came in.</summary>
internal sealed class GroupStage(Expression id, IReadOnlyList<GroupField> fields) : Stage
{
    public static GroupStage Parse(BsonValue operand, Scope scope)
    {
        if (operand is not BsonDocument document)
            throw new CommandException(15947, "a group's fields must be specified in an object");
        if (!document.TryGetValue("_id", out var id))
            throw new CommandException(15955, "a group specification must include an _id");
        return new GroupStage(
            Expression.Parse(id, scope),
            [.. document.Where(e => e.Name != "_id").Select(e => GroupField.Parse(e, scope))]);
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, Scope scope)
    {
        var groups = new Dictionary<BsonValue, Accumulator[]>(BsonOrder.Instance);
        var order = new List<BsonValue>();
        foreach (var document in input)
        {
            var here = scope.For(document);
            var key = id.Evaluate(here) ?? BsonNull.Value;
            if (!groups.TryGetValue(key, out var accumulators))
            {
                groups.Add(key, accumulators = [.. fields.Select(field => field.Create())]);
                order.Add(key);
            }

            for (var i = 0; i < fields.Count; i++)
                accumulators[i].Add(fields[i].Value.Evaluate(here));
        }

        foreach (var key in order)
        {
            var result = new BsonDocument("_id", key);
            for (var i = 0; i < fields.Count; i++)
                result[fields[i].Name] = groups[key][i].Result;
            yield return result;
        }
    }
}

/// <summary>One field of a group: its accumulator and what goes into it.</summary>
internal sealed record GroupField(string Name, Func<Accumulator> Create, Expression Value)
{
    public static GroupField Parse(BsonElement field, Scope scope)
    {
        if (field.Name.Contains('.', StringComparison.Ordinal))
            throw new CommandException(40235, $"The field name '{field.Name}' cannot contain '.'");
        if (field.Name is ['$', ..])
            throw new CommandException(40236, $"The field name '{field.Name}' cannot be an operator name");
        if (field.Value is not BsonDocument { ElementCount: > 0 } definition || definition.GetElement(0).Name is not ['$', ..])
            throw new CommandException(40234, $"The field '{field.Name}' must be an accumulator object");
        if (definition.ElementCount > 1)
            throw new CommandException(40238, $"The field '{field.Name}' must specify one accumulator");
        var (name, operand) = (definition.GetElement(0).Name, definition[0]);
        if (name == "$count")
        {
            if (operand is not BsonDocument { ElementCount: 0 })
                throw new CommandException(ErrorCodes.TypeMismatch, "$count takes no arguments, i.e. $count:{}");
            return new GroupField(field.Name, () => new Sum(), new Constant(1));
        }

        var create = Accumulator.Named(name);
        if (operand is BsonArray { Count: not 1 })
            throw new CommandException(40237, $"The {name} accumulator is a unary operator");
        // As in MongoDB, an array of one is the argument itself.
        return new GroupField(field.Name, create, Expression.Parse(operand is BsonArray single ? single[0] : operand, scope));
    }
}

/// <summary><c>$sortByCount</c>: groups by an expression, the largest first.</summary>
internal sealed class SortByCountStage(GroupStage group, SortStage sort) : Stage
{
    public static SortByCountStage Parse(BsonValue operand, Scope scope)
    {
        if (operand is not BsonString { Value: ['$', ..] }
            && !(operand is BsonDocument { ElementCount: > 0 } document && document.GetElement(0).Name is ['$', ..]))
            throw new CommandException(40149, "the sortByCount field must be defined as a $-prefixed path or an expression inside an object");
        var count = new GroupField("count", () => new Sum(), new Constant(1));
        return new SortByCountStage(
            new GroupStage(Expression.Parse(operand, scope), [count]), SortStage.Parse(new BsonDocument("count", -1)));
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, Scope scope) =>
        sort.Run(group.Run(input, scope), scope);
}
