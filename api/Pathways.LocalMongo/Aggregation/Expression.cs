using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

/// <summary>An aggregation expression (manual: "Expression Operators").</summary>
internal abstract class Expression
{
    private static readonly Dictionary<string, Func<BsonValue, Scope, Expression>> Operators = new(
        [
            .. ComparisonExpressions.All, .. BooleanExpressions.All, .. ArithmeticExpressions.All,
            .. StringExpressions.All, .. ArrayExpressions.All, .. ObjectExpressions.All,
        ]);

    /// <summary>The value for the scope's document; null means missing.</summary>
    public abstract BsonValue? Evaluate(Scope scope);

    /// <summary>Reads an expression: a path, a variable, an operator, or documents and arrays of them.</summary>
    public static Expression Parse(BsonValue value, Scope scope) => value switch
    {
        BsonString { Value: "$" } => throw new CommandException(16872, "'$' by itself is not a valid FieldPath"),
        BsonString { Value: ['$', '$', ..] } text => VariablePath.Parse(text.Value[2..], scope),
        BsonString { Value: ['$', ..] } text => new VariablePath("CURRENT", FieldNames.Of(text.Value[1..])),
        BsonArray array => new ArrayOf([.. array.Select(item => Parse(item, scope))]),
        BsonDocument { ElementCount: > 0 } document when document.GetElement(0).Name is ['$', ..] => ParseOperator(document, scope),
        BsonDocument document => DocumentOf.Parse(document, scope),
        _ => new Constant(value),
    };

    /// <summary>Whether an operator of this name is known.</summary>
    public static bool IsOperator(string name) => Operators.ContainsKey(name);

    private static Expression ParseOperator(BsonDocument document, Scope scope)
    {
        if (document.ElementCount > 1)
            throw new CommandException(15983, $"An object representing an expression must have exactly one field: {document}");
        var element = document.GetElement(0);
        return Operators.TryGetValue(element.Name, out var parse)
            ? parse(element.Value, scope)
            : throw new CommandException(ErrorCodes.InvalidPipelineOperator, $"Unrecognized expression '{element.Name}'");
    }
}

/// <summary>A value that stands for itself.</summary>
internal sealed class Constant(BsonValue value) : Expression
{
    public BsonValue Value => value;

    public override BsonValue? Evaluate(Scope scope) => value;
}

/// <summary><c>$a.b</c> and <c>$$name.a.b</c>: through an array the path gives the values of its documents.</summary>
internal sealed class VariablePath(string variable, string[] names) : Expression
{
    public static VariablePath Parse(string text, Scope scope)
    {
        var parts = text.Split('.', 2);
        if (!scope.Knows(parts[0]))
            throw new CommandException(17276, $"Use of undefined variable: {parts[0]}");
        return new VariablePath(parts[0], parts.Length == 1 ? [] : FieldNames.Of(parts[1]));
    }

    public override BsonValue? Evaluate(Scope scope) => Walk(scope.Variable(variable), 0);

    private BsonValue? Walk(BsonValue? value, int at)
    {
        if (at == names.Length)
            return value;
        return value switch
        {
            BsonDocument document => document.TryGetValue(names[at], out var child) ? Walk(child, at + 1) : null,
            BsonArray array => new BsonArray(array.OfType<BsonDocument>().Select(item => Walk(item, at)).OfType<BsonValue>()),
            _ => null,
        };
    }
}

/// <summary>A document whose fields are computed; missing ones are left out.</summary>
internal sealed class DocumentOf(IReadOnlyList<(string Name, Expression Value)> fields) : Expression
{
    public static DocumentOf Parse(BsonDocument document, Scope scope)
    {
        foreach (var name in document.Names)
        {
            if (FieldNames.Of(name).Length > 1)
                throw new CommandException(16412, "FieldPath field names may not contain '.'. Consider using $getField or $setField.");
        }

        return new DocumentOf([.. document.Select(e => (e.Name, Expression.Parse(e.Value, scope)))]);
    }

    public override BsonValue? Evaluate(Scope scope)
    {
        var result = new BsonDocument();
        foreach (var (name, expression) in fields)
        {
            if (expression.Evaluate(scope) is { } value)
                result[name] = value;
        }

        return result;
    }
}

/// <summary>An array whose elements are computed; missing ones become null.</summary>
internal sealed class ArrayOf(IReadOnlyList<Expression> items) : Expression
{
    public IReadOnlyList<Expression> Items => items;

    public override BsonValue? Evaluate(Scope scope) =>
        new BsonArray(items.Select(item => item.Evaluate(scope) ?? BsonNull.Value));
}

/// <summary>An operator that computes all its arguments first.</summary>
internal sealed class Call(IReadOnlyList<Expression> arguments, Func<BsonValue?[], BsonValue?> compute) : Expression
{
    public override BsonValue? Evaluate(Scope scope) => compute([.. arguments.Select(a => a.Evaluate(scope))]);

    /// <summary>An operator of the given name with so many arguments.</summary>
    public static KeyValuePair<string, Func<BsonValue, Scope, Expression>> Define(
        string name, int least, int most, Func<BsonValue?[], BsonValue?> compute) =>
        new(name, (operand, scope) => new Call(Arguments(name, operand, scope, least, most), compute));

    /// <summary>The arguments: an array, or one value alone.</summary>
    public static IReadOnlyList<Expression> Arguments(string name, BsonValue operand, Scope scope, int least, int most)
    {
        var list = operand is BsonArray array ? array : [operand];
        if (list.Count >= least && list.Count <= most)
            return [.. list.Select(item => Expression.Parse(item, scope))];
        throw least == most
            ? new CommandException(16020, $"Expression {name} takes exactly {least} arguments. {list.Count} were passed in.")
            : most == int.MaxValue
                ? new CommandException(1257300, $"{name} needs at least {least} arguments, had: {list.Count}")
                : new CommandException(28667, $"Expression {name} takes at least {least} arguments, and at most {most}, but {list.Count} were passed in.");
    }
}

/// <summary>The names of a path in an aggregation.</summary>
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
                throw new CommandException(16410, $"FieldPath field names may not start with '$'. Consider using $getField or $setField.");
            if (name.Contains('\0', StringComparison.Ordinal))
                throw new CommandException(16411, "FieldPath field names may not contain '\\0'.");
        }

        return names;
    }
}
