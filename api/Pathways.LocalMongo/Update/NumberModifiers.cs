using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Update;

/// <summary><c>$inc</c> and <c>$mul</c>: an int that overflows becomes a long, a long that overflows is refused.</summary>
internal sealed class Arithmetic : Modifier
{
    private readonly string _name;
    private readonly BsonValue _operand;
    private readonly Func<BsonValue, BsonValue, BsonValue?> _combine;
    private readonly Func<BsonValue, BsonValue> _initial;

    public Arithmetic(
        string name, BsonElement operand, Func<BsonValue, BsonValue, BsonValue?> combine, Func<BsonValue, BsonValue> initial)
    {
        if (!operand.Value.IsNumeric)
        {
            throw new CommandException(ErrorCodes.TypeMismatch,
                $"Cannot {(name == "$inc" ? "increment" : "multiply")} with non-numeric argument: {{{operand.Name}: {operand.Value}}}");
        }

        (_name, _operand, _combine, _initial) = (name, operand.Value, combine, initial);
    }

    public override void Apply(UpdateContext context, string[] path)
    {
        var current = UpdatePath.Follow(context.Document, path);
        if (current is { IsNumeric: false })
        {
            throw new CommandException(ErrorCodes.TypeMismatch,
                $"Cannot apply {_name} to a value of non-numeric type. {context.Id} has the field '{path[^1]}' of non-numeric type {TypeOf(current)}");
        }

        var result = current is null ? _initial(_operand) : _combine(current, _operand);
        UpdatePath.Write(context.Document, path, result ?? throw new CommandException(ErrorCodes.BadValue,
            $"Failed to apply {_name} operations to current value (({TypeOf(current!)}){current}) for document {context.Id}"));
    }
}

/// <summary><c>$bit</c>: and, or, xor on ints and longs.</summary>
internal sealed class Bits : Modifier
{
    private readonly List<(string Name, BsonValue Operand)> _operations = [];

    public Bits(BsonElement operand)
    {
        if (operand.Value is not BsonDocument parts)
            throw new CommandException(ErrorCodes.BadValue, $"The $bit modifier is not compatible with a {TypeOf(operand.Value)}. You must pass in an embedded document: {{$bit: {{field: {{and/or/xor: #}}}}");
        if (parts.ElementCount == 0)
            throw new CommandException(ErrorCodes.BadValue, $"You must pass in at least one bitwise operation. The format is: {{$bit: {{field: {{and/or/xor: #}}}}");
        foreach (var part in parts)
        {
            if (part.Name is not ("and" or "or" or "xor"))
                throw new CommandException(ErrorCodes.BadValue, $"The $bit modifier only supports 'and', 'or', and 'xor', not '{part.Name}' which is an unknown operator: {{{part.Name}: {part.Value}}}");
            if (part.Value is not (BsonInt32 or BsonInt64))
                throw new CommandException(ErrorCodes.BadValue, $"The $bit modifier field must be an Integer(32/64 bit); a '{TypeOf(part.Value)}' is not supported here: {{{part.Name}: {part.Value}}}");
            _operations.Add((part.Name, part.Value));
        }
    }

    public override void Apply(UpdateContext context, string[] path)
    {
        var value = UpdatePath.Follow(context.Document, path) ?? 0;
        if (value is not (BsonInt32 or BsonInt64))
            throw new CommandException(ErrorCodes.BadValue, $"Cannot apply $bit to a value of non-integral type.{context.Id} has the field {path[^1]} of non-integer type {TypeOf(value)}");
        foreach (var (name, operand) in _operations)
        {
            long a = value.ToInt64(), b = operand.ToInt64();
            var bits = name == "and" ? a & b : name == "or" ? a | b : a ^ b;
            value = value is BsonInt32 && operand is BsonInt32 ? new BsonInt32((int)bits) : new BsonInt64(bits);
        }

        UpdatePath.Write(context.Document, path, value);
    }
}
