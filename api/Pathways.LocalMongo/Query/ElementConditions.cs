using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary><c>$exists: true</c>.</summary>
internal sealed class Exists : ValueCondition
{
    public override bool OnValue(BsonValue? value) => value is not null;
}

/// <summary><c>$type</c>: by number, by name, or any of several.</summary>
internal sealed class OfType : ValueCondition
{
    private readonly HashSet<BsonType> _types = [];

    public OfType(BsonValue operand)
    {
        foreach (var one in operand is BsonArray several ? several : [operand])
            Add(one);
        if (_types.Count == 0)
            throw new CommandException(ErrorCodes.FailedToParse, "a must match at least one type");
    }

    public override bool OnValue(BsonValue? value) => value is not null && _types.Contains(value.BsonType);

    /// <summary>MongoDB's name of a type, as <c>$type</c> takes it and messages show it.</summary>
    public static string NameOf(BsonType type) => type switch
    {
        BsonType.Double => "double",
        BsonType.String => "string",
        BsonType.Document => "object",
        BsonType.Array => "array",
        BsonType.Binary => "binData",
        BsonType.Undefined => "undefined",
        BsonType.ObjectId => "objectId",
        BsonType.Boolean => "bool",
        BsonType.DateTime => "date",
        BsonType.Null => "null",
        BsonType.RegularExpression => "regex",
        BsonType.JavaScript => "javascript",
        BsonType.Symbol => "symbol",
        BsonType.JavaScriptWithScope => "javascriptWithScope",
        BsonType.Int32 => "int",
        BsonType.Timestamp => "timestamp",
        BsonType.Int64 => "long",
        BsonType.Decimal128 => "decimal",
        BsonType.MinKey => "minKey",
        BsonType.MaxKey => "maxKey",
        _ => "missing",
    };

    private void Add(BsonValue operand)
    {
        if (operand is BsonString { Value: "number" })
        {
            _types.UnionWith([BsonType.Double, BsonType.Int32, BsonType.Int64, BsonType.Decimal128]);
            return;
        }

        if (operand is not BsonString && !operand.IsNumeric)
            throw new CommandException(ErrorCodes.TypeMismatch, "type must be represented as a number or a string");
        var found = Enum.GetValues<BsonType>().Where(type => type != BsonType.EndOfDocument && Means(operand, type)).ToList();
        if (found.Count == 0)
        {
            throw new CommandException(ErrorCodes.BadValue, operand is BsonString name
                ? $"Unknown type name alias: {name.Value}"
                : $"Invalid numerical type code: {operand}");
        }

        _types.UnionWith(found);
    }

    private static bool Means(BsonValue operand, BsonType type) => operand is BsonString name
        ? NameOf(type) == name.Value
        : Numbers.TryWhole(operand, out var code) && code == (type == BsonType.MinKey ? -1 : (int)type);
}
