using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Update;

/// <summary>The document that a modifier changes, and what it may ask of its surroundings.</summary>
internal sealed record UpdateContext(BsonDocument Document, bool Inserting, DateTime Now)
{
    /// <summary>The document's identity for messages.</summary>
    public string Id => $"{{_id: {Document.GetValue("_id", BsonNull.Value)}}}";
}

/// <summary>One update operator with its operand, applied at one place after another.</summary>
internal abstract class Modifier
{
    private static readonly Dictionary<string, Func<BsonElement, Modifier>> Known = new()
    {
        ["$set"] = e => new Set(e.Value),
        ["$setOnInsert"] = e => new SetOnInsert(e.Value),
        ["$unset"] = _ => new Unset(),
        ["$inc"] = e => new Arithmetic("$inc", e, Numbers.Add, amount => amount),
        ["$mul"] = e => new Arithmetic("$mul", e, Numbers.Multiply, factor => Numbers.Multiply(factor, 0)!),
        ["$min"] = e => new Extreme(e.Value, -1),
        ["$max"] = e => new Extreme(e.Value, 1),
        ["$bit"] = e => new Bits(e),
        ["$currentDate"] = e => new CurrentDate(e),
        ["$rename"] = e => new Rename(e),
        ["$push"] = e => new Push(e.Value),
        ["$addToSet"] = e => new AddToSet(e.Value),
        ["$pop"] = e => new Pop(e),
        ["$pull"] = e => new Pull(e.Value),
        ["$pullAll"] = e => new PullAll(e.Value),
    };

    /// <summary>Reads one operator's operand for one path.</summary>
    public static Modifier Parse(string name, BsonElement operand) => Known.TryGetValue(name, out var parse)
        ? parse(operand)
        : throw new CommandException(ErrorCodes.FailedToParse,
            $"Unknown modifier: {name}. Expected a valid update modifier or pipeline-style update specified as an array");

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

/// <summary><c>$currentDate</c>: true or <c>{ $type: "date" }</c>, or <c>{ $type: "timestamp" }</c>.</summary>
internal sealed class CurrentDate : Modifier
{
    private readonly bool _timestamp;

    public CurrentDate(BsonElement operand)
    {
        if (operand.Value is BsonBoolean)
            return;
        if (operand.Value is not BsonDocument options)
        {
            throw new CommandException(ErrorCodes.BadValue,
                $"{TypeOf(operand.Value)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({{$type: 'timestamp/date'}}).");
        }

        if (options.Names.FirstOrDefault(name => name != "$type") is { } unknown)
            throw new CommandException(ErrorCodes.BadValue, $"Unrecognized $currentDate option: {unknown}");
        if (options.GetValue("$type", BsonNull.Value) is not BsonString { Value: "date" or "timestamp" } type)
            throw new CommandException(ErrorCodes.BadValue, "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}");
        _timestamp = type.Value == "timestamp";
    }

    public override void Apply(UpdateContext context, string[] path)
    {
        BsonValue now = new BsonDateTime(context.Now);
        if (_timestamp)
            now = new BsonTimestamp((int)(now.AsBsonDateTime.MillisecondsSinceEpoch / 1000), 1);
        UpdatePath.Write(context.Document, path, now);
    }
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
        if (_source.Concat(Target).Any(part => part == "$" || part.StartsWith("$[", StringComparison.Ordinal)))
            throw new CommandException(ErrorCodes.BadValue, $"The source and destination field for $rename may not be dynamic: {operand.Name}");
        if (operand.Name == target.Value)
            throw new CommandException(ErrorCodes.BadValue, $"The source and target field for $rename must differ: {operand.Name}: \"{target.Value}\"");
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
        {
            if (UpdatePath.Read(context.Document, path, length) is BsonArray)
            {
                throw new CommandException(ErrorCodes.BadValue,
                    $"The {side} field cannot be an array element, '{string.Join('.', path)}' in doc with {context.Id} has an array field called '{path[length - 1]}'");
            }
        }
    }
}
