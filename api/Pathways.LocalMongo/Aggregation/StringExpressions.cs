using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Aggregation;

using Definition = KeyValuePair<string, Func<BsonValue, Scope, Expression>>;

/// <summary>Operators on texts.</summary>
internal static class StringExpressions
{
    public static IEnumerable<Definition> All => [Call.Define("$concat", 0, int.MaxValue, Concat)];

    private static BsonValue? Concat(BsonValue?[] values)
    {
        var result = "";
        foreach (var value in values)
        {
            if (BsonOrder.IsNullish(value))
                return BsonNull.Value;
            result += value is BsonString text
                ? text.Value
                : throw new CommandException(16702, $"$concat only supports strings, not {OfType.NameOf(value!.BsonType)}");
        }

        return result;
    }
}
