using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary>Reads query documents; what it does not know, it refuses.</summary>
internal static class FilterParser
{
    public static Filter Parse(BsonDocument filter)
    {
        var parts = filter.Select(Part).OfType<Filter>().ToList();
        return parts.Count == 1 ? parts[0] : new AndFilter(parts);
    }

    /// <summary>The operators of one field, or the value that it must equal.</summary>
    public static Condition Conditions(BsonValue operand) => operand switch
    {
        BsonRegularExpression regex => new Matching(regex),
        BsonUndefined => throw Bad("cannot compare to undefined"),
        BsonDocument document when IsOperators(document) => Operators(document),
        _ => new EqualTo(operand),
    };

    /// <summary>Whether a document holds operators. A reference to another document ($ref, $id, $db) is a value.</summary>
    public static bool IsOperators(BsonDocument document) =>
        document.ElementCount > 0 && document.GetElement(0).Name is ['$', ..] and not ("$ref" or "$id" or "$db");

    /// <summary>Whether a document holds operators on a value: not <c>$and</c> and its like, which hold queries.</summary>
    public static bool IsValueOperators(BsonDocument document) =>
        IsOperators(document) && document.GetElement(0).Name is not ("$and" or "$or" or "$nor" or "$comment");

    private static Filter? Part(BsonElement element) => element.Name switch
    {
        "$and" => new AndFilter(Several(element)),
        "$or" => new OrFilter(Several(element)),
        "$nor" => new NorFilter(Several(element)),
        "$comment" => null,
        ['$', ..] => throw Bad($"unknown top level operator: {element.Name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField."),
        _ => new FieldFilter(FieldPath.Parse(element.Name), Conditions(element.Value)),
    };

    private static List<Filter> Several(BsonElement element)
    {
        if (element.Value is not BsonArray parts)
            throw Bad($"{element.Name} must be an array");
        if (parts.Count == 0)
            throw Bad($"{element.Name} must be a nonempty array");
        return [.. parts.Select(part => part is BsonDocument document
            ? Parse(document)
            : throw Bad("$or/$and/$nor entries need to be full objects"))];
    }

    /// <summary>An <c>$elemMatch</c>: by operators on each element, or by a query on each that is a document.</summary>
    private static ValueCondition ElementMatch(BsonValue operand)
    {
        if (operand is not BsonDocument document)
            throw Bad("$elemMatch needs an Object");
        return IsValueOperators(document) ? new AnyElement(Operators(document)) : new AnyDocument(Parse(document));
    }

    private static Condition Operators(BsonDocument document)
    {
        var conditions = document.Select(element => Operator(element, document)).OfType<Condition>().ToList();
        return conditions.Count == 1 ? conditions[0] : new AllOf(conditions);
    }

    private static Condition? Operator(BsonElement element, BsonDocument siblings)
    {
        var operand = element.Value;
        return element.Name switch
        {
            "$eq" => new EqualTo(Defined(operand)),
            "$ne" when operand is BsonRegularExpression => throw Bad("Can't have regex as arg to $ne."),
            "$ne" => new Not(new EqualTo(Defined(operand))),
            "$gt" => Range(BoundKind.Greater, operand),
            "$gte" => Range(BoundKind.GreaterOrEqual, operand),
            "$lt" => Range(BoundKind.Less, operand),
            "$lte" => Range(BoundKind.LessOrEqual, operand),
            "$in" => In(element),
            "$nin" => new Not(In(element)),
            "$exists" => Truth.Of(operand) ? new Exists() : new Not(new Exists()),
            "$type" => new OfType(operand),
            "$not" => new Not(Negated(operand)),
            "$size" => Size(operand),
            "$all" => All(operand),
            "$elemMatch" => ElementMatch(operand),
            "$regex" => new Matching(Pattern(operand, siblings)),
            "$options" when siblings.Contains("$regex") => null,
            "$options" => throw Bad("$options needs a $regex"),
            "$comment" => null,
            _ => throw Bad($"unknown operator: {element.Name}"),
        };
    }

    private static BsonValue Defined(BsonValue operand) =>
        operand is BsonUndefined ? throw Bad("cannot compare to undefined") : operand;

    private static Ordered Range(BoundKind kind, BsonValue operand) => operand is BsonRegularExpression
        ? throw Bad("Can't have RegEx as arg to predicate over field")
        : new Ordered(kind, Defined(operand));

    private static OneOf In(BsonElement element)
    {
        if (element.Value is not BsonArray values)
            throw Bad($"{element.Name} needs an array");
        foreach (var value in values)
        {
            if (value is BsonDocument document && document.ElementCount > 0 && IsOperators(document))
                throw Bad($"cannot nest $ under {element.Name}");
            Defined(value);
        }

        return new OneOf(values);
    }

    private static Condition Negated(BsonValue operand) => operand switch
    {
        BsonRegularExpression regex => new Matching(regex),
        BsonDocument { ElementCount: 0 } => throw Bad("$not cannot be empty"),
        BsonDocument document when IsOperators(document) => Operators(document),
        BsonDocument document => throw Bad($"unknown operator: {document.GetElement(0).Name}"),
        _ => throw Bad("$not needs a regex or a document"),
    };

    private static OfSize Size(BsonValue operand)
    {
        if (!operand.IsNumeric)
            throw new CommandException(ErrorCodes.FailedToParse, $"Failed to parse $size. Expected a number in: $size: {operand}");
        if (!Numbers.TryWhole(operand, out var size))
            throw new CommandException(ErrorCodes.FailedToParse, $"Failed to parse $size. Expected an integer: $size: {operand}");
        return size >= 0
            ? new OfSize(size)
            : throw new CommandException(ErrorCodes.FailedToParse, $"Failed to parse $size. Expected a non-negative number in: $size: {operand}");
    }

    private static Condition All(BsonValue operand)
    {
        if (operand is not BsonArray values)
            throw Bad("$all needs an array");
        if (values.Count == 0)
            return new Never();
        var elements = values.Count(IsElementMatch);
        if (elements > 0 && elements < values.Count)
            throw Bad("$all/$elemMatch has to be consistent");
        return new AllOf([.. values.Select(Member)]);

        Condition Member(BsonValue value) => value switch
        {
            BsonDocument document when IsElementMatch(document) => ElementMatch(document[0]),
            BsonDocument document when IsOperators(document) => throw Bad("no $ expressions in $all"),
            BsonRegularExpression regex => new Matching(regex),
            _ => new EqualTo(Defined(value)),
        };
    }

    private static bool IsElementMatch(BsonValue value) =>
        value is BsonDocument { ElementCount: > 0 } document && document.GetElement(0).Name == "$elemMatch";

    private static BsonRegularExpression Pattern(BsonValue operand, BsonDocument siblings)
    {
        var options = siblings.GetValue("$options", BsonNull.Value);
        if (options is not (BsonNull or BsonString))
            throw Bad("$options has to be a string");
        return operand switch
        {
            BsonString text => new BsonRegularExpression(text.Value, options is BsonString o ? o.Value : ""),
            BsonRegularExpression { Options: "" } regex => new BsonRegularExpression(regex.Pattern, options is BsonString o ? o.Value : ""),
            BsonRegularExpression regex when options is BsonNull => regex,
            BsonRegularExpression => throw new CommandException(51075, "options set in both $regex and $options"),
            _ => throw Bad("$regex has to be a string"),
        };
    }

    private static CommandException Bad(string message) => new(ErrorCodes.BadValue, message);
}
