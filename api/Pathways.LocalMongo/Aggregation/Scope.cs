using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

/// <summary>What expressions see: the document, the command's variables and the time.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, BsonValue?> _variables;
    private readonly DateTime? _now;
    private readonly BsonDocument? _root;

    private Scope(Dictionary<string, BsonValue?> variables, DateTime? now, BsonDocument? root)
    {
        _variables = variables;
        _now = now;
        _root = root;
    }

    /// <summary>The document that is looked at.</summary>
    public BsonDocument Root => _root ?? throw new CommandException(4890500,
        "Command let Expression tried to access a field, but this is not allowed because command let Expressions run before the query examines any documents.");

    /// <summary>A scope with a command's <c>let</c>, whose expressions are computed once, before any document.</summary>
    public static Scope Of(BsonDocument? let, DateTime? now)
    {
        var scope = new Scope([], now, null);
        foreach (var element in let ?? [])
        {
            if (element.Name.Length == 0 || !char.IsAsciiLetterLower(element.Name[0]) && element.Name[0] < 0x80)
                throw new CommandException(ErrorCodes.FailedToParse, $"'{element.Name}' starts with an invalid character for a user variable name");
            scope._variables[element.Name] = Expression.Parse(element.Value, scope).Evaluate(scope);
        }

        return scope;
    }

    /// <summary>The same variables over one document.</summary>
    public Scope For(BsonDocument document) => new(_variables, _now, document);

    /// <summary>The same variables at another time.</summary>
    public Scope At(DateTime time) => new(_variables, time, _root);

    /// <summary>Whether an expression may name this variable.</summary>
    public bool Knows(string name) => name is "ROOT" or "CURRENT" or "REMOVE" or "NOW" || _variables.ContainsKey(name);

    /// <summary>A variable's value; null means missing.</summary>
    public BsonValue? Variable(string name) => name switch
    {
        "ROOT" or "CURRENT" => Root,
        "REMOVE" => null,
        "NOW" => _now ?? throw new CommandException(51144, "Builtin variable '$$NOW' is not available"),
        _ => _variables[name],
    };
}

/// <summary>What counts as true: all but false, zero, null, Undefined and missing.</summary>
internal static class Truth
{
    public static bool Of(BsonValue? value) => value switch
    {
        null or BsonNull or BsonUndefined => false,
        BsonBoolean boolean => boolean.Value,
        _ when value.IsNumeric => Numbers.IsNaN(value) || Numbers.Compare(value, 0) != 0,
        _ => true,
    };
}
