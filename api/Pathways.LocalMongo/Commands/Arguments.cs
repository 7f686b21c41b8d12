using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Commands;

/// <summary>The fields of a command, taken one by one under the type that MongoDB's manual says; what nobody took is unknown.</summary>
/// <param name="document">The command, or one statement of it.</param>
/// <param name="name">How MongoDB calls it in messages: <c>find</c>, <c>update.updates</c>.</param>
internal sealed class Arguments(BsonDocument document, string name)
{
    private readonly HashSet<string> _taken = [];

    /// <summary>The field, whatever it is; null where it is not there.</summary>
    public BsonValue? Value(string field)
    {
        _taken.Add(field);
        return document.TryGetValue(field, out var value) ? value : null;
    }

    public BsonDocument? Document(string field) => Value(field) switch
    {
        null => null,
        BsonDocument found => found,
        var other => throw WrongType(field, other, "object"),
    };

    public BsonArray? Array(string field) => Value(field) switch
    {
        null => null,
        BsonArray found => found,
        var other => throw WrongType(field, other, "array"),
    };

    /// <summary>An array of documents.</summary>
    public IReadOnlyList<BsonDocument>? Documents(string field) => Array(field)?
        .Select((item, at) => item as BsonDocument ?? throw WrongType($"{field}.{at}", item, "object")).ToList();

    public string? Text(string field) => Value(field) switch
    {
        null => null,
        BsonString found => found.Value,
        var other => throw WrongType(field, other, "string"),
    };

    public bool? Flag(string field) => Value(field) switch
    {
        null => null,
        BsonBoolean found => found.Value,
        { IsNumeric: true } number => number.ToDouble() != 0,
        var other => throw WrongType(field, other, "bool"),
    };

    /// <summary>A whole number that is not negative.</summary>
    public long? Count(string field)
    {
        if (Whole(field) is not { } number)
            return null;
        return number >= 0 ? number : throw new CommandException(51024, $"BSON field '{field}' value must be >= 0, actual value '{number}'");
    }

    public long? Whole(string field) => Value(field) switch
    {
        null => null,
        { IsNumeric: true } number when Numbers.TryWhole(number, out var whole) => whole,
        { IsNumeric: true } number => throw new CommandException(ErrorCodes.FailedToParse, $"Expected an integer, but found a number in: {field}: {number}"),
        var other => throw WrongType(field, other, "long"),
    };

    /// <summary>A field that has to be there (40414).</summary>
    public T Needed<T>(string field, T? value) where T : class =>
        value ?? throw new CommandException(40414, $"BSON field '{name}.{field}' is missing but a required field");

    /// <summary>Options that MongoDB has and this server has not: refused unless they say what is done anyway.</summary>
    /// <exception cref="CommandException">One of them is there and true, or is no flag (238).</exception>
    public void Refuse(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
            if (Value(field) is { } value && value != BsonBoolean.False)
                throw CommandException.NotServed($"{name}.{field}");
    }

    /// <summary>Ends the reading.</summary>
    /// <exception cref="CommandException">A field was not asked for (40415).</exception>
    public void End()
    {
        foreach (var field in document.Names)
            if (!_taken.Contains(field))
                throw new CommandException(40415, $"BSON field '{name}.{field}' is an unknown field.");
    }

    private CommandException WrongType(string field, BsonValue found, string expected) =>
        new(ErrorCodes.TypeMismatch, $"BSON field '{name}.{field}' is the wrong type '{OfType.NameOf(found.BsonType)}', expected type '{expected}'");
}
