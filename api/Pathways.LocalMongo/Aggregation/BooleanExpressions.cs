using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

using Definition = KeyValuePair<string, Func<BsonValue, Scope, Expression>>;

/// <summary>Boolean and conditional operators; they compute no more arguments than they need.</summary>
internal static class BooleanExpressions
{
    public static IEnumerable<Definition> All =>
    [
        new("$and", (operand, scope) => new Lazily(
            Call.Arguments("$and", operand, scope, 0, int.MaxValue), (all, s) => all.All(e => Truth.Of(e.Evaluate(s))))),
        new("$or", (operand, scope) => new Lazily(
            Call.Arguments("$or", operand, scope, 0, int.MaxValue), (all, s) => all.Any(e => Truth.Of(e.Evaluate(s))))),
        Call.Define("$not", 1, 1, values => !Truth.Of(values[0])),
        new("$cond", Condition),
        new("$ifNull", (operand, scope) => new Lazily(Call.Arguments("$ifNull", operand, scope, 2, int.MaxValue), FirstThatIs)),
    ];

    private static Lazily Condition(BsonValue operand, Scope scope)
    {
        if (operand is BsonDocument named)
        {
            foreach (var name in named.Names)
            {
                if (name is not ("if" or "then" or "else"))
                    throw new CommandException(17083, $"Unrecognized parameter to $cond: {name}");
            }

            operand = new BsonArray { Need(named, "if", 17080), Need(named, "then", 17081), Need(named, "else", 17082) };
        }

        return new Lazily(
            Call.Arguments("$cond", operand, scope, 3, 3),
            (parts, s) => parts[Truth.Of(parts[0].Evaluate(s)) ? 1 : 2].Evaluate(s));
    }

    private static BsonValue Need(BsonDocument named, string name, int code) => named.TryGetValue(name, out var value)
        ? value
        : throw new CommandException(code, $"Missing '{name}' parameter to $cond");

    private static BsonValue? FirstThatIs(IReadOnlyList<Expression> parts, Scope scope)
    {
        for (var i = 0; i < parts.Count - 1; i++)
        {
            var value = parts[i].Evaluate(scope);
            if (!BsonOrder.IsNullish(value))
                return value;
        }

        return parts[^1].Evaluate(scope);
    }

    private sealed class Lazily(IReadOnlyList<Expression> parts, Func<IReadOnlyList<Expression>, Scope, BsonValue?> compute) : Expression
    {
        public override BsonValue? Evaluate(Scope scope) => compute(parts, scope);
    }
}
