using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

using Definition = KeyValuePair<string, Func<BsonValue, Scope, Expression>>;

/// <summary><c>$eq</c> and its family: by the order across types; missing is below null.</summary>
internal static class ComparisonExpressions
{
    public static IEnumerable<Definition> All =>
    [
        Define("$eq", order => order == 0),
        Define("$ne", order => order != 0),
        Define("$gt", order => order > 0),
        Define("$gte", order => order >= 0),
        Define("$lt", order => order < 0),
        Define("$lte", order => order <= 0),
        Define("$cmp", order => Math.Sign(order)),
    ];

    private static Definition Define(string name, Func<int, BsonValue> result) =>
        Call.Define(name, 2, 2, values => result(BsonOrder.Instance.Compare(values[0], values[1])));
}
