using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Update;

/// <summary><c>$push</c> with <c>$each</c>, <c>$position</c>, <c>$sort</c> and <c>$slice</c>.</summary>
internal sealed class Push : Modifier
{
    private readonly BsonArray _values;
    private readonly long? _position;
    private readonly long? _slice;
    private readonly Func<BsonArray, IEnumerable<BsonValue>>? _sort;

    public Push(BsonValue operand)
    {
        if (operand is not BsonDocument options || !options.Contains("$each"))
        {
            _values = [operand];
            return;
        }

        _values = options["$each"] as BsonArray ?? throw new CommandException(ErrorCodes.BadValue,
            $"The argument to $each in $push must be an array but it was of type: {TypeOf(options["$each"])}");
        foreach (var option in options)
        {
            if (option.Name == "$position")
                _position = Whole(option);
            else if (option.Name == "$slice")
                _slice = Whole(option);
            else if (option.Name == "$sort")
                _sort = Sort(option.Value);
            else if (option.Name != "$each")
                throw new CommandException(ErrorCodes.BadValue, $"Unrecognized clause in $push: {option.Name}");
        }
    }

    public override void Apply(UpdateContext context, string[] path)
    {
        var current = UpdatePath.Follow(context.Document, path);
        if (current is not (null or BsonArray))
            throw new CommandException(ErrorCodes.BadValue, $"The field '{string.Join('.', path)}' must be an array but is of type {TypeOf(current)} in document {context.Id}");
        var array = new BsonArray(current as BsonArray ?? []);
        var at = _position switch
        {
            null => array.Count,
            < 0 => Math.Max(0, array.Count + _position.Value),
            _ => Math.Min(array.Count, _position.Value),
        };
        foreach (var value in _values)
            array.Insert((int)at++, value.DeepClone());
        if (_sort is not null)
            array = [.. _sort(array)];
        if (_slice is { } count)
            array = [.. count < 0 ? array.Skip((int)Math.Max(0, array.Count + count)) : array.Take((int)Math.Min(array.Count, count))];
        UpdatePath.Write(context.Document, path, array);
    }

    private static long Whole(BsonElement option) => Numbers.TryWhole(option.Value, out var number)
        ? number
        : throw new CommandException(ErrorCodes.BadValue, $"The value for {option.Name} must be an integer value but was given type: {TypeOf(option.Value)}");

    private static Func<BsonArray, IEnumerable<BsonValue>> Sort(BsonValue operand)
    {
        if (operand is BsonDocument pattern)
        {
            if (pattern.ElementCount == 0)
                throw new CommandException(ErrorCodes.BadValue, "The $sort pattern is empty when it should be a set of fields.");
            if (pattern.FirstOrDefault(e => !IsDirection(e.Value)) is { Name: not null } bad)
                throw new CommandException(ErrorCodes.BadValue, $"The $sort element value must be either 1 or -1: {bad.Name}");
            // An element that is no document has none of the fields; a field that is not there counts as null.
            var order = Comparer<BsonValue>.Create((left, right) => Compare(left, right, pattern));
            return array => array.Order(order);
        }

        if (!IsDirection(operand))
            throw new CommandException(ErrorCodes.BadValue, operand.IsNumeric
                ? "The $sort element value must be either 1 or -1"
                : "The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields");
        return operand.ToDouble() > 0
            ? array => array.Order(BsonOrder.Instance)
            : array => array.OrderDescending(BsonOrder.Instance);
    }

    // Unlike in a query's sort, an array counts as a whole here.
    private static int Compare(BsonValue left, BsonValue right, BsonDocument pattern)
    {
        foreach (var element in pattern)
        {
            var path = element.Name.Split('.');
            var order = BsonOrder.Instance.Compare(Key(left, path), Key(right, path));
            if (order != 0)
                return element.Value.ToDouble() > 0 ? order : -order;
        }

        return 0;
    }

    private static BsonValue Key(BsonValue value, string[] path) =>
        value is BsonDocument ? UpdatePath.Read(value, path, path.Length) ?? BsonNull.Value : BsonNull.Value;

    private static bool IsDirection(BsonValue value) => value.IsNumeric && Numbers.ToDouble(value) is 1 or -1;
}

/// <summary><c>$addToSet</c>, with <c>$each</c>: appends what the array does not hold yet.</summary>
internal sealed class AddToSet : Modifier
{
    private readonly BsonArray _values;

    public AddToSet(BsonValue operand)
    {
        if (operand is not BsonDocument { ElementCount: > 0 } options || options.GetElement(0).Name != "$each")
        {
            _values = [operand];
            return;
        }

        _values = options[0] as BsonArray ?? throw new CommandException(ErrorCodes.TypeMismatch,
            $"The argument to $each in $addToSet must be an array but it was of type {TypeOf(options[0])}");
        if (options.ElementCount > 1)
            throw new CommandException(ErrorCodes.BadValue, $"Found unexpected fields after $each in $addToSet: {options}");
    }

    public override void Apply(UpdateContext context, string[] path)
    {
        var current = UpdatePath.Follow(context.Document, path);
        if (current is not (null or BsonArray))
            throw new CommandException(ErrorCodes.BadValue, $"Cannot apply $addToSet to non-array field. Field named '{path[^1]}' has non-array type {TypeOf(current)}");
        var array = new BsonArray(current as BsonArray ?? []);
        foreach (var value in _values)
        {
            if (!array.Contains(value, BsonOrder.Instance))
                array.Add(value.DeepClone());
        }

        UpdatePath.Write(context.Document, path, array);
    }
}

/// <summary><c>$pop</c>: 1 takes the last element away, -1 the first.</summary>
internal sealed class Pop : Modifier
{
    private readonly bool _first;

    public Pop(BsonElement operand)
    {
        if (!Numbers.TryWhole(operand.Value, out var side))
            throw new CommandException(ErrorCodes.FailedToParse, $"Expected a number in: {operand.Name}: {operand.Value}");
        if (side is not (1 or -1))
            throw new CommandException(ErrorCodes.FailedToParse, $"$pop expects 1 or -1, found: {operand.Value}");
        _first = side == -1;
    }

    public override void Apply(UpdateContext context, string[] path)
    {
        switch (UpdatePath.Read(context.Document, path, path.Length))
        {
            case BsonArray { Count: > 0 } array:
                array.RemoveAt(_first ? 0 : array.Count - 1);
                break;
            case not (null or BsonArray):
                throw new CommandException(ErrorCodes.TypeMismatch, $"Path '{string.Join('.', path)}' contains an element of non-array type '{TypeOf(UpdatePath.Read(context.Document, path, path.Length)!)}'");
        }
    }
}

/// <summary><c>$pull</c>: removes elements that fulfil a condition, or documents that a query finds.</summary>
internal sealed class Pull : Modifier
{
    private readonly Func<BsonValue, bool> _fits;

    public Pull(BsonValue operand)
    {
        if (operand is BsonDocument query && !FilterParser.IsValueOperators(query))
        {
            var filter = Filter.ParsePart(query);
            _fits = value => value is BsonDocument document && filter.Matches(document);
        }
        else if (operand is BsonDocument or BsonRegularExpression)
        {
            // Operators see each element as a field of its own, and so also look into an array within the array.
            var filter = Filter.ParsePart(new BsonDocument("element", operand));
            _fits = value => filter.Matches(new BsonDocument("element", value));
        }
        else
            _fits = value => BsonOrder.Instance.Equals(value, operand);
    }

    public override void Apply(UpdateContext context, string[] path) => Cull(context, path, "$pull", _fits);

    internal static void Cull(UpdateContext context, string[] path, string name, Func<BsonValue, bool> fits)
    {
        switch (UpdatePath.Read(context.Document, path, path.Length))
        {
            case BsonArray array:
                for (var i = array.Count - 1; i >= 0; i--)
                {
                    if (fits(array[i]))
                        array.RemoveAt(i);
                }

                break;
            case not null:
                throw new CommandException(ErrorCodes.BadValue, $"Cannot apply {name} to a non-array value");
        }
    }
}

/// <summary><c>$pullAll</c>: removes all elements that equal one of several values.</summary>
internal sealed class PullAll : Modifier
{
    private readonly HashSet<BsonValue?> _values;

    public PullAll(BsonValue operand) => _values = new HashSet<BsonValue?>(
        operand as BsonArray ?? throw new CommandException(ErrorCodes.BadValue, $"$pullAll requires an array argument but was given a {TypeOf(operand)}"),
        BsonOrder.Instance);

    public override void Apply(UpdateContext context, string[] path) => Pull.Cull(context, path, "$pullAll", _values.Contains);
}
