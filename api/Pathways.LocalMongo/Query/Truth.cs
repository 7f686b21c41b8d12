using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary>What counts as true: all but false, zero, null, Undefined and missing.</summary>
internal static class Truth
{
    public static bool Of(BsonValue? value) => value switch
    {
        null or BsonNull or BsonUndefined => false,
        BsonBoolean boolean => boolean.Value,
        _ => !value.IsNumeric || !BsonOrder.Instance.Equals(value, 0),
    };
}
