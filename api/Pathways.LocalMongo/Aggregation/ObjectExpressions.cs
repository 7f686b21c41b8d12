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
        new("$getField", ParseGet),
        new("$setField", (operand, scope) => ParseSet("$setField", operand, scope)),
        new("$unsetField", (operand, scope) => ParseSet("$unsetField", operand, scope)),
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

    private static Call ParseGet(BsonValue operand, Scope scope)
    {
        var isFull = operand is BsonDocument { ElementCount: > 0 } document && document.GetElement(0).Name[0] != '$';
        var parts = isFull ? operand.AsBsonDocument : new BsonDocument("field", operand);
        Check("$getField", parts, ["field"], ["field", "input"], 3041701);
        var field = FieldName("$getField", parts["field"], scope, 5654600);
        var input = Expression.Parse(parts.GetValue("input", "$$CURRENT"), scope);
        return new Call([input], values => values[0] switch
        {
            BsonDocument source => source.GetValue(field, null),
            BsonNull => BsonNull.Value,
            _ => null,
        });
    }

    private static Call ParseSet(string name, BsonValue operand, Scope scope)
    {
        var isSet = name == "$setField";
        if (operand is not BsonDocument parts)
            throw new CommandException(4161100, $"{name} only supports an object as its argument");
        string[] names = isSet ? ["field", "input", "value"] : ["field", "input"];
        Check(name, parts, names, names, 4161101);
        var field = FieldName(name, parts["field"], scope, 4161106);
        var value = isSet ? Expression.Parse(parts["value"], scope) : Expression.Parse("$$REMOVE", scope);
        return new Call([Expression.Parse(parts["input"], scope), value], values => Set(name, field, values[0], values[1]));
    }

    private static BsonValue? Set(string name, string field, BsonValue? input, BsonValue? value)
    {
        if (BsonOrder.IsNullish(input))
            return BsonNull.Value;
        if (input is not BsonDocument source)
            throw new CommandException(4161105, $"{name} requires 'input' to evaluate to type Object");
        var result = new BsonDocument(source);
        if (value is null)
            result.Remove(field);
        else
            result[field] = value;
        return result;
    }

    private static void Check(string name, BsonDocument parts, string[] needed, string[] allowed, int code)
    {
        if (parts.Names.FirstOrDefault(part => !allowed.Contains(part)) is { } unknown)
            throw new CommandException(code, $"{name} found an unknown argument: {unknown}");
        if (needed.FirstOrDefault(part => !parts.Contains(part)) is { } missing)
            throw new CommandException(code + 1, $"{name} requires '{missing}' to be specified");
    }

    // A field's name is written, not computed: a text, or $literal for one that starts with a dollar sign.
    private static string FieldName(string name, BsonValue operand, Scope scope, int code) =>
        Expression.Parse(operand, scope) is Constant { Value: BsonString text }
            ? text.Value
            : throw new CommandException(code, $"{name} requires 'field' to evaluate to a constant");
}
