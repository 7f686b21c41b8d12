using MongoDB.Bson;
using Pathways.LocalMongo.Aggregation;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary><c>$slice</c> of a find: the first or last elements of an array, or some after a skip.</summary>
internal sealed class FindSlice
{
    private readonly string[] _names;
    private readonly long _skip;
    private readonly long _count;
    private readonly bool _hasSkip;

    public FindSlice(string path, BsonValue operand)
    {
        Path = path;
        _names = FieldNames.Of(path);
        if (Numbers.TryWhole(operand, out _count))
            return;
        _hasSkip = true;
        if (operand is not BsonArray { Count: 2 } pair)
            throw Invalid(operand, "$slice only supports numbers and [skip, limit] arrays");
        if (!Numbers.TryWhole(pair[0], out _skip) || !Numbers.TryWhole(pair[1], out _count))
            throw Invalid(operand, "$slice expects the skip and the limit argument to be whole numbers");
        if (_count <= 0)
            throw Invalid(operand, $"$slice limit must be positive, got {_count}");
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
        else if (value is BsonDocument document && document.TryGetValue(_names[at], out var child))
        {
            if (at < _names.Length - 1)
                Within(child, at + 1);
            else if (child is BsonArray whole)
                document[_names[at]] = new BsonArray(Part(whole));
        }
    }

    private IEnumerable<BsonValue> Part(BsonArray array)
    {
        if (!_hasSkip)
            return _count >= 0 ? array.Take(Clamp(_count)) : array.TakeLast(Clamp(-_count));
        var from = _skip < 0 ? Math.Max(0, array.Count + _skip) : _skip;
        return array.Skip(Clamp(from)).Take(Clamp(_count));
    }

    // MongoDB tries the expression of the same name next, which needs two or three arguments.
    private static CommandException Invalid(BsonValue operand, string reason) =>
        new(28667, $"Invalid $slice syntax. The given syntax {{ $slice: {operand} }} did not match the find() syntax because :: {reason}");

    private static int Clamp(long number) => (int)Math.Min(number, int.MaxValue);
}

/// <summary><c>$elemMatch</c> of a find: the first element that fits, in an array of its own.</summary>
internal sealed class FindElement : Expression
{
    private readonly string _field;
    private readonly ElementCondition _condition;

    public FindElement(string path, BsonValue operand)
    {
        if (path.Contains('.', StringComparison.Ordinal))
            throw new CommandException(31275, "Cannot use $elemMatch projection on a nested field.");
        if (operand is not BsonDocument)
            throw new CommandException(31274, "elemMatch: Invalid argument, object required");
        _field = path;
        _condition = FilterParser.ElementMatch(operand);
    }

    public override BsonValue? Evaluate(Scope scope)
    {
        var value = scope.Root.GetValue(_field, null);
        var index = _condition.FirstIn(value);
        return index < 0 ? null : new BsonArray { value![index] };
    }
}

/// <summary><c>path.$</c>: the array element by which the query found the document.</summary>
internal sealed class FindPosition(string path, BsonDocument filter, BsonDocument? let, DateTime? now)
{
    private readonly Filter _query = Filter.Parse(filter, let, now);
    private readonly string[] _names = FieldNames.Of(path);

    /// <summary>Whether the query has a condition on the same field.</summary>
    public static bool IsAsked(string path, BsonDocument filter) => filter.Any(element => element switch
    {
        { Name: ['$', ..], Value: BsonArray parts } => parts.OfType<BsonDocument>().Any(part => IsAsked(path, part)),
        _ => element.Name.Split('.')[0] == path.Split('.')[0],
    });

    public void Apply(BsonDocument document, BsonDocument result)
    {
        var index = _query.Position(document);
        if (index < 0)
            throw new CommandException(51246, "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array");
        BsonValue? value = result;
        foreach (var name in _names)
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
