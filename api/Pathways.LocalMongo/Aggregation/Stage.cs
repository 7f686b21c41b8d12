using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Aggregation;

/// <summary>One step of a pipeline.</summary>
internal abstract class Stage
{
    /// <summary>The documents that come out.</summary>
    public abstract IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, Scope scope);
}

/// <summary><c>$match</c>.</summary>
internal sealed class MatchStage(BsonDocument query, Filter filter) : Stage
{
    public BsonDocument Query => query;

    public static MatchStage Parse(BsonValue operand, Scope scope) => operand is BsonDocument document
        ? new MatchStage(document, new FilterParser(scope).Parse(document))
        : throw new CommandException(15959, "the match filter must be an expression in an object");

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, Scope scope) => input.Where(filter.Matches);
}

/// <summary><c>$addFields</c>, also called <c>$set</c>.</summary>
internal sealed class AddFieldsStage(FieldTree tree) : Stage
{
    public static AddFieldsStage Parse(string name, BsonValue operand, Scope scope)
    {
        if (operand is not BsonDocument document)
            throw new CommandException(40272, $"{name} specification stage must be an object, got {OfType.NameOf(operand.BsonType)}");
        if (document.ElementCount == 0)
            throw new CommandException(40177, $"Invalid {name} :: caused by :: specification must have at least one field");
        var tree = new FieldTree();
        Add(tree, document, "", scope);
        return new AddFieldsStage(tree);
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, Scope scope) =>
        input.Select(document => tree.Apply(document, FieldMode.Keep, scope.For(document)));

    private static void Add(FieldTree tree, BsonDocument document, string prefix, Scope scope)
    {
        foreach (var element in document)
        {
            if (element.Value is BsonDocument { ElementCount: > 0 } nested && nested.GetElement(0).Name is not ['$', ..])
                Add(tree, nested, prefix + element.Name + ".", scope);
            else
                tree.Add(prefix + element.Name, Expression.Parse(element.Value, scope));
        }
    }
}

/// <summary><c>$unset</c>.</summary>
internal sealed class UnsetStage(FieldTree tree) : Stage
{
    public static UnsetStage Parse(BsonValue operand)
    {
        var tree = new FieldTree();
        if (operand is not (BsonString or BsonArray))
            throw new CommandException(31002, "$unset specification must be a string or an array");
        if (operand is BsonArray { Count: 0 })
            throw new CommandException(31119, "$unset specification must be a string or an array with at least one field");
        foreach (var path in operand is BsonArray array ? array : [operand])
        {
            tree.Add(path is BsonString text
                ? text.Value
                : throw new CommandException(31120, "$unset specification must be a string or an array containing only string values"));
        }

        return new UnsetStage(tree);
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, Scope scope) =>
        input.Select(document => tree.Apply(document, FieldMode.Exclude, scope));
}

/// <summary><c>$replaceRoot</c> and <c>$replaceWith</c>.</summary>
internal sealed class ReplaceRootStage(Expression root) : Stage
{
    public static ReplaceRootStage Parse(string name, BsonValue operand, Scope scope)
    {
        if (name == "$replaceWith")
            return new ReplaceRootStage(Expression.Parse(operand, scope));
        if (operand is not BsonDocument document)
            throw new CommandException(40229, $"expected an object as specification for $replaceRoot stage, got {OfType.NameOf(operand.BsonType)}");
        if (document.Names.FirstOrDefault(option => option != "newRoot") is { } unknown)
            throw new CommandException(40415, $"BSON field '$replaceRoot.{unknown}' is an unknown field.");
        return document.TryGetValue("newRoot", out var value)
            ? new ReplaceRootStage(Expression.Parse(value, scope))
            : throw new CommandException(40414, "BSON field '$replaceRoot.newRoot' is missing but a required field");
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, Scope scope) => input.Select(document =>
    {
        var value = root.Evaluate(scope.For(document));
        return value as BsonDocument ?? throw new CommandException(40228,
            $"'newRoot' expression must evaluate to an object, but resulting value was: {value?.ToString() ?? "MISSING"}. Type of resulting value: '{ArrayExpressions.NameOf(value)}'. Input document: {document}");
    });
}
