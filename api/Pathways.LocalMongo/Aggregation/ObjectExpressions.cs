using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

using Definition = KeyValuePair<string, Func<BsonValue, Scope, Expression>>;

/// <summary>Operators on documents, and <c>$literal</c>.</summary>
internal static class ObjectExpressions
{
    public static IEnumerable<Definition> All =>
    [
        new("$literal", (operand, _) => new Constant(operand)),
        Call.Define("$mergeObjects", 0, int.MaxValue, Merge),
        new("$setField", ParseSet),
    ];

    private static BsonValue? Merge(BsonValue?[] values)
    {
        var result = new BsonDocument();
        foreach (var value in values)
        {
            if (BsonOrder.IsNullish(value))
                continue;
            result.Merge(value as BsonDocument ?? throw new CommandException(
                40400, $"$mergeObjects requires object inputs, but input {value} is of type {ArrayExpressions.NameOf(value)}"), true);
        }

        return result;
    }

    private static Call ParseSet(BsonValue operand, Scope scope)
    {
        if (operand is not BsonDocument parts)
            throw new CommandException(4161100, "$setField only supports an object as its argument");
        if (parts.Names.FirstOrDefault(part => part is not ("field" or "input" or "value")) is { } unknown)
            throw new CommandException(4161101, $"$setField found an unknown argument: {unknown}");
        if (Array.Find(["field", "input", "value"], part => !parts.Contains(part)) is { } missing)
            throw new CommandException(4161102, $"$setField requires '{missing}' to be specified");
        // The name is written, not computed: a text, or $literal for one that starts with a dollar sign.
        if (Expression.Parse(parts["field"], scope) is not Constant { Value: BsonString name })
            throw new CommandException(4161106, "$setField requires 'field' to evaluate to a constant");
        return new Call(
            [Expression.Parse(parts["input"], scope), Expression.Parse(parts["value"], scope)],
            values => Set(name.Value, values[0], values[1]));
    }

    private static BsonValue? Set(string field, BsonValue? input, BsonValue? value)
    {
        if (BsonOrder.IsNullish(input))
            return BsonNull.Value;
        if (input is not BsonDocument source)
            throw new CommandException(4161105, "$setField requires 'input' to evaluate to type Object");
        var result = new BsonDocument(source);
        if (value is null)
            result.Remove(field);
        else
            result[field] = value;
        return result;
    }
}
