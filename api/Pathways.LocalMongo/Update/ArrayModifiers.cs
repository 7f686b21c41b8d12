using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Update;

/// <summary><c>$push</c>, with <c>$each</c>: appends to an array.</summary>
internal class Push : Modifier
{
    private readonly string _name;
    private readonly BsonArray _values;

    public Push(string name, BsonValue operand)
    {
        (_name, _values) = (name, [operand]);
        if (operand is not BsonDocument options || !options.Contains("$each"))
            return;
        _values = options["$each"] as BsonArray ?? throw new CommandException(ErrorCodes.BadValue,
            $"The argument to $each in {name} must be an array but it was of type: {TypeOf(options["$each"])}");
        if (options.Names.FirstOrDefault(option => option != "$each") is { } other)
            throw CommandException.NotServed($"{name} with {other}");
    }

    public override void Apply(UpdateContext context, string[] path)
    {
        var current = UpdatePath.Follow(context.Document, path);
        if (current is not (null or BsonArray))
            throw new CommandException(ErrorCodes.BadValue, $"{_name}: the field '{string.Join('.', path)}' must be an array but is of type {TypeOf(current)}");
        var array = new BsonArray(current as BsonArray ?? []);
        foreach (var value in _values)
            if (Takes(array, value))
                array.Add(value.DeepClone());
        UpdatePath.Write(context.Document, path, array);
    }

    private protected virtual bool Takes(BsonArray array, BsonValue value) => true;
}

/// <summary><c>$addToSet</c>, with <c>$each</c>: appends what the array does not hold yet.</summary>
internal sealed class AddToSet(BsonValue operand) : Push("$addToSet", operand)
{
    private protected override bool Takes(BsonArray array, BsonValue value) => !array.Contains(value, BsonOrder.Instance);
}

/// <summary><c>$pull</c>: removes elements that equal a value or fulfil a condition, or documents that a query finds.</summary>
internal sealed class Pull : Modifier
{
    private readonly Func<BsonValue, bool> _fits;

    public Pull(BsonValue operand)
    {
        if (operand is BsonDocument query && !FilterParser.IsValueOperators(query))
        {
            var filter = Filter.Parse(query);
            _fits = value => value is BsonDocument document && filter.Matches(document);
        }
        else if (operand is BsonDocument or BsonRegularExpression)
        {
            // Operators see each element as a field of its own, and so also look into an array within the array.
            var filter = Filter.Parse(new BsonDocument("element", operand));
            _fits = value => filter.Matches(new BsonDocument("element", value));
        }
        else
            _fits = value => BsonOrder.Instance.Equals(value, operand);
    }

    public override void Apply(UpdateContext context, string[] path)
    {
        var current = UpdatePath.Read(context.Document, path, path.Length);
        if (current is BsonArray array)
            UpdatePath.Write(context.Document, path, new BsonArray(array.Where(value => !_fits(value))));
        else if (current is not null)
            throw new CommandException(ErrorCodes.BadValue, "Cannot apply $pull to a non-array value");
    }
}
