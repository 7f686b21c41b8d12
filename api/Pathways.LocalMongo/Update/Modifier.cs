using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Update;

/// <summary>The document that a modifier changes, and what it may ask of its surroundings.</summary>
internal sealed record UpdateContext(BsonDocument Document, bool Inserting, DateTime Now);

/// <summary>One update operator with its operand, applied at one place.</summary>
internal abstract class Modifier
{
    private static readonly Dictionary<string, Func<BsonElement, Modifier>> Known = new()
    {
        ["$set"] = e => new Set(e.Value),
        ["$setOnInsert"] = e => new SetOnInsert(e.Value),
        ["$unset"] = _ => new Unset(),
        ["$inc"] = e => new Increment(e),
        ["$min"] = e => new Extreme(e.Value, -1),
        ["$max"] = e => new Extreme(e.Value, 1),
        ["$currentDate"] = e => new CurrentDate(e.Value),
        ["$rename"] = e => new Rename(e),
        ["$push"] = e => new Push("$push", e.Value),
        ["$addToSet"] = e => new AddToSet(e.Value),
        ["$pull"] = e => new Pull(e.Value),
    };

    /// <exception cref="CommandException">No such operator (9).</exception>
    public static void CheckName(string name)
    {
        if (!Known.ContainsKey(name))
            throw new CommandException(ErrorCodes.FailedToParse, $"Unknown modifier: {name}. Expected a valid update modifier or pipeline-style update specified as an array");
    }

    /// <summary>Reads one operator's operand for one path.</summary>
    public static Modifier Parse(string name, BsonElement operand) => Known[name](operand);

    /// <summary>Changes the place; a place that must not be made is left alone.</summary>
    public abstract void Apply(UpdateContext context, string[] path);

    private protected static string TypeOf(BsonValue value) => OfType.NameOf(value.BsonType);
}

/// <summary><c>$set</c>.</summary>
internal sealed class Set(BsonValue value) : Modifier
{
    public override void Apply(UpdateContext context, string[] path) => UpdatePath.Write(context.Document, path, value.DeepClone());
}

/// <summary><c>$setOnInsert</c>: as <c>$set</c>, only for a new document.</summary>
internal sealed class SetOnInsert(BsonValue value) : Modifier
{
    public override void Apply(UpdateContext context, string[] path)
    {
        if (context.Inserting)
            UpdatePath.Write(context.Document, path, value.DeepClone());
    }
}

/// <summary><c>$unset</c>.</summary>
internal sealed class Unset : Modifier
{
    public override void Apply(UpdateContext context, string[] path) => UpdatePath.Remove(context.Document, path);
}

/// <summary><c>$inc</c>: an int that overflows becomes a long, a long that overflows is refused.</summary>
internal sealed class Increment(BsonElement operand) : Modifier
{
    private readonly BsonValue _amount = operand.Value.IsNumeric ? operand.Value
        : throw new CommandException(ErrorCodes.TypeMismatch, $"Cannot increment with non-numeric argument: {operand}");

    public override void Apply(UpdateContext context, string[] path)
    {
        var current = UpdatePath.Follow(context.Document, path);
        if (current is { IsNumeric: false })
            throw new CommandException(ErrorCodes.TypeMismatch, $"Cannot apply $inc to a value of non-numeric type. The field '{path[^1]}' is of non-numeric type {TypeOf(current)}");
        var result = current is null ? _amount : Numbers.Add(current, _amount);
        UpdatePath.Write(context.Document, path, result ?? throw new CommandException(ErrorCodes.BadValue,
            $"Failed to apply $inc operations to current value (({TypeOf(current!)}){current})"));
    }
}

/// <summary><c>$min</c> and <c>$max</c>: by the order across types; a missing field is set.</summary>
internal sealed class Extreme(BsonValue value, int sign) : Modifier
{
    public override void Apply(UpdateContext context, string[] path)
    {
        var current = UpdatePath.Follow(context.Document, path);
        if (current is null || BsonOrder.Instance.Compare(value, current) * sign > 0)
            UpdatePath.Write(context.Document, path, value.DeepClone());
    }
}

/// <summary><c>$currentDate</c>: true or <c>{ $type: "date" }</c>.</summary>
internal sealed class CurrentDate : Modifier
{
    private static readonly BsonDocument Date = new("$type", "date");

    public CurrentDate(BsonValue operand)
    {
        if (operand is not BsonDocument options)
        {
            if (operand is not BsonBoolean)
                throw new CommandException(ErrorCodes.BadValue, $"{TypeOf(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({{$type: 'timestamp/date'}}).");
        }
        else if (options != Date)
            throw CommandException.NotServed($"$currentDate with {options}");
    }

    public override void Apply(UpdateContext context, string[] path) => UpdatePath.Write(context.Document, path, new BsonDateTime(context.Now));
}

/// <summary><c>$rename</c>: the path is the new place, the operand's name the old one.</summary>
internal sealed class Rename : Modifier
{
    private readonly string[] _source;

    public Rename(BsonElement operand)
    {
        if (operand.Value is not BsonString target)
            throw new CommandException(ErrorCodes.BadValue, $"The 'to' field for $rename must be a string: {operand.Name}: {operand.Value}");
        _source = UpdatePath.Split(operand.Name);
        Target = UpdatePath.Split(target.Value);
        if (_source.AsSpan().StartsWith(Target) || Target.AsSpan().StartsWith(_source))
            throw new CommandException(ErrorCodes.BadValue, $"The source and target field for $rename must not be on the same path: {operand.Name}: \"{target.Value}\"");
    }

    /// <summary>The new place.</summary>
    public string[] Target { get; }

    public override void Apply(UpdateContext context, string[] path)
    {
        if (UpdatePath.Follow(context.Document, _source) is not { } value)
            return;
        RefuseArrays(context, _source, "source");
        RefuseArrays(context, path, "destination");
        UpdatePath.Write(context.Document, path, value);
        UpdatePath.Remove(context.Document, _source);
    }

    private static void RefuseArrays(UpdateContext context, string[] path, string side)
    {
        for (var length = 1; length < path.Length; length++)
            if (UpdatePath.Read(context.Document, path, length) is BsonArray)
                throw new CommandException(ErrorCodes.BadValue, $"The {side} field cannot be an array element, '{string.Join('.', path)}' has an array field called '{path[length - 1]}'");
    }
}
