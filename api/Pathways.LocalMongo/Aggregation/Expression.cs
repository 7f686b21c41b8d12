using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

/// <summary>An aggregation expression: a path (<c>$a.b</c>), <c>$$ROOT</c>, <c>$$NOW</c> or a constant. Operators are refused (168).</summary>
/// <remarks>https://www.mongodb.com/docs/manual/meta/aggregation-quick-reference/#expressions</remarks>
internal sealed class Expression
{
    private readonly Func<BsonDocument, BsonValue?> _evaluate;

    private Expression(Func<BsonDocument, BsonValue?> evaluate) => _evaluate = evaluate;

    /// <summary>Reads an expression; <paramref name="now"/> is what <c>$$NOW</c> stands for.</summary>
    public static Expression Parse(BsonValue value, DateTime now) => value switch
    {
        BsonString { Value: "$" } => throw new CommandException(16872, "'$' by itself is not a valid FieldPath"),
        BsonString { Value: "$$NOW" } => new(_ => now),
        BsonString { Value: "$$ROOT" } => new(document => document),
        BsonString { Value: ['$', '$', ..] } text => throw new CommandException(17276, $"Use of undefined variable: {text.Value[2..]}"),
        BsonString { Value: ['$', ..] } text => Path(FieldNames.Of(text.Value[1..])),
        BsonDocument { ElementCount: > 0 } document when document.GetElement(0).Name is ['$', ..] and var name =>
            throw new CommandException(ErrorCodes.InvalidPipelineOperator, $"Unrecognized expression '{name}'"),
        BsonDocument or BsonArray => throw CommandException.NotServed("documents and arrays as expressions"),
        _ => new(_ => value),
    };

    /// <summary>The value for a document; null means missing.</summary>
    public BsonValue? Evaluate(BsonDocument document) => _evaluate(document);

    private static Expression Path(string[] names) => new(document => Walk(document, names));

    // Through an array the path gives the values of its documents.
    private static BsonValue? Walk(BsonValue? value, ReadOnlySpan<string> names)
    {
        if (names.Length == 0)
            return value;
        if (value is BsonDocument document)
            return document.TryGetValue(names[0], out var child) ? Walk(child, names[1..]) : null;
        if (value is not BsonArray array)
            return null;
        var values = new BsonArray();
        foreach (var item in array)
            if (item is BsonDocument && Walk(item, names) is { } found)
                values.Add(found);
        return values;
    }
}

/// <summary>The names of a path in an aggregation, a projection or a sort.</summary>
internal static class FieldNames
{
    /// <summary>Splits a path; what MongoDB does not take as a field name is refused.</summary>
    public static string[] Of(string path)
    {
        if (path.Length == 0)
            throw new CommandException(40352, "FieldPath cannot be constructed with empty string");
        if (path.EndsWith('.'))
            throw new CommandException(40353, "FieldPath must not end with a '.'.");
        var names = path.Split('.');
        foreach (var name in names)
        {
            if (name.Length == 0)
                throw new CommandException(15998, "FieldPath field names may not be empty strings.");
            if (name[0] == '$')
                throw new CommandException(16410, "FieldPath field names may not start with '$'. Consider using $getField or $setField.");
            if (name.Contains('\0', StringComparison.Ordinal))
                throw new CommandException(16411, "FieldPath field names may not contain '\\0'.");
        }
        return names;
    }
}
