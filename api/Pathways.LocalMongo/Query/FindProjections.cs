using MongoDB.Bson;
using Pathways.LocalMongo.Aggregation;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary><c>$slice</c> of a find: the first or last elements of an array, or some after a skip.</summary>
internal sealed class FindSlice
{
    private readonly string[] names;
    private readonly long skip;
    private readonly long count;
    private readonly bool hasSkip;

    public FindSlice(string path, BsonValue operand)
    {
        Path = path;
        names = FieldNames.Of(path);
        if (Numbers.TryWhole(operand, out count))
            return;
        hasSkip = true;
        if (operand is not BsonArray { Count: 2 } pair)
            throw Invalid(operand, "$slice only supports numbers and [skip, limit] arrays");
        if (!Numbers.TryWhole(pair[0], out skip) || !Numbers.TryWhole(pair[1], out count))
            throw Invalid(operand, "$slice expects the skip and the limit argument to be whole numbers");
        if (count <= 0)
            throw Invalid(operand, $"$slice limit must be positive, got {count}");
    }

    /// <summary>The dotted path.</summary>
    public string Path { get; }

    /// <summary>Shortens the array in place; anything else stays.</summary>
    public void Apply(BsonDocument document) => Within(document, 0);

    private void Within(BsonValue value, int at)
    {
        if (value is BsonArray array)
        {
            foreach (var item in array)
                Within(item, at);
        }
        else if (value is BsonDocument document && document.TryGetValue(names[at], out var child))
        {
            if (at < names.Length - 1)
                Within(child, at + 1);
            else if (child is BsonArray whole)
                document[names[at]] = new BsonArray(Part(whole));
        }
    }

    private IEnumerable<BsonValue> Part(BsonArray array)
    {
        if (!hasSkip)
            return count >= 0 ? array.Take(Clamp(count)) : array.TakeLast(Clamp(-count));
        var from = skip < 0 ? Math.Max(0, array.Count + skip) : skip;
        return array.Skip(Clamp(from)).Take(Clamp(count));
    }

    // MongoDB tries the expression of the same name next, which needs two or three arguments.
    private static CommandException Invalid(BsonValue operand, string reason) =>
        new(28667, $"Invalid $slice syntax. The given syntax {{ $slice: {operand} }} did not match the find() syntax because :: {reason}");

    private static int Clamp(long number) => (int)Math.Min(number, int.MaxValue);
}

/// <summary><c>$elemMatch</c> of a find: the first element that fits, in an array of its own.</summary>
internal sealed class FindElement : Expression
{
    private readonly string field;
    private readonly ElementCondition condition;

    public FindElement(string path, BsonValue operand, Scope scope)
    {
        if (path.Contains('.', StringComparison.Ordinal))
            throw new CommandException(31275, "Cannot use $elemMatch projection on a nested field.");
        if (operand is not BsonDocument)
            throw new CommandException(31274, "elemMatch: Invalid argument, object required");
        field = path;
        condition = (ElementCondition)new FilterParser(scope).Conditions(new BsonDocument("$elemMatch", operand));
    }

    public override BsonValue? Evaluate(Scope scope)
    {
        var value = scope.Root.GetValue(field, null);
        var index = condition.FirstIn(value);
        return index < 0 ? null : new BsonArray { value![index] };
    }
}

/// <summary><c>path.$</c>: the array element by which the query found the document.</summary>
internal sealed class FindPosition(string path, BsonDocument filter, BsonDocument? let, DateTime? now)
{
    private readonly Filter query = Filter.Parse(filter, let, now);
    private readonly string[] names = FieldNames.Of(path);

    /// <summary>Whether the query has a condition on the same field.</summary>
    public static bool IsAsked(string path, BsonDocument filter) => filter.Any(element => element switch
    {
        { Name: ['$', ..], Value: BsonArray parts } => parts.OfType<BsonDocument>().Any(part => IsAsked(path, part)),
        _ => element.Name.Split('.')[0] == path.Split('.')[0],
    });

    public void Apply(BsonDocument document, BsonDocument result)
    {
        var index = query.Position(document);
        if (index < 0)
            throw new CommandException(51246, "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array");
        BsonValue? value = result;
        foreach (var name in names)
        {
            if (value is not BsonDocument parent)
                return;
            value = parent.GetValue(name, null);
            if (value is not BsonArray array)
                continue;
            parent[name] = index < array.Count
                ? new BsonArray { array[index] }
                : throw new CommandException(51247, "Executor error during find command :: caused by :: positional operator '.$' element mismatch");
            return;
        }
    }
}
