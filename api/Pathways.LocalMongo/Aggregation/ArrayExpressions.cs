using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Aggregation;

using Definition = KeyValuePair<string, Func<BsonValue, Scope, Expression>>;

/// <summary>Operators on arrays.</summary>
internal static class ArrayExpressions
{
    public static IEnumerable<Definition> All =>
    [
        Call.Define("$size", 1, 1, values => values[0] is BsonArray array
            ? array.Count
            : throw new CommandException(17124, $"The argument to $size must be an array, but was of type: {NameOf(values[0])}")),
        Call.Define("$in", 2, 2, values => values[1] is BsonArray array
            ? array.Contains(values[0] ?? BsonUndefined.Value, BsonOrder.Instance)
            : throw new CommandException(40081, $"$in requires an array as a second argument, found: {NameOf(values[1])}")),
        Call.Define("$arrayElemAt", 2, 2, ElementAt),
    ];

    public static string NameOf(BsonValue? value) => value is null ? "missing" : OfType.NameOf(value.BsonType);

    private static BsonValue? ElementAt(BsonValue?[] values)
    {
        if (values.Any(BsonOrder.IsNullish))
            return BsonNull.Value;
        if (values[0] is not BsonArray array)
            throw new CommandException(28689, $"$arrayElemAt's first argument must be an array, but is {NameOf(values[0])}");
        if (!values[1]!.IsNumeric)
            throw new CommandException(28690, $"$arrayElemAt's second argument must be a numeric value, but is {NameOf(values[1])}");
        if (!Numbers.TryWhole(values[1], out var index) || index is > int.MaxValue or < int.MinValue)
            throw new CommandException(28691, $"$arrayElemAt's second argument must be representable as a 32-bit integer: {values[1]}");
        if (index < 0)
            index += array.Count;
        return index >= 0 && index < array.Count ? array[(int)index] : null;
    }
}
