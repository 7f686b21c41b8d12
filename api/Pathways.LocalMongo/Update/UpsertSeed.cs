using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Update;

/// <summary>The document that an upsert starts from: what the query says its fields equal.</summary>
public static class UpsertSeed
{
    /// <summary>The seed; a field that the query fixes twice is refused.</summary>
    /// <exception cref="CommandException">54: a path is fixed twice, or one fixed path lies within another.</exception>
    public static BsonDocument From(BsonDocument filter)
    {
        var seed = new BsonDocument();
        var fixedPaths = new List<string[]>();
        foreach (var (path, value) in Equalities(filter))
        {
            var parts = UpdatePath.Split(path);
            if (fixedPaths.Exists(other => Meet(other, parts)))
                throw new CommandException(ErrorCodes.NotSingleValueField, $"cannot infer query fields to set, path '{path}' is matched twice");
            fixedPaths.Add(parts);
            UpdatePath.Write(seed, parts, value.DeepClone());
        }

        return seed;
    }

    private static bool Meet(string[] left, string[] right)
    {
        var shorter = Math.Min(left.Length, right.Length);
        return left.AsSpan(0, shorter).SequenceEqual(right.AsSpan(0, shorter));
    }

    private static IEnumerable<(string Path, BsonValue Value)> Equalities(BsonDocument filter) => filter.SelectMany(Of);

    private static IEnumerable<(string Path, BsonValue Value)> Of(BsonElement element) => element switch
    {
        { Name: "$and", Value: BsonArray parts } => parts.OfType<BsonDocument>().SelectMany(Equalities),
        // One alternative is no alternative.
        { Name: "$or", Value: BsonArray { Count: 1 } parts } => parts.OfType<BsonDocument>().SelectMany(Equalities),
        { Name: ['$', ..] } => [],
        { Value: BsonRegularExpression } => [],
        { Value: BsonDocument operators } when FilterParser.IsOperators(operators) =>
            operators.SelectMany(Fixed).Select(value => (element.Name, value)),
        _ => [(element.Name, element.Value)],
    };

    private static IEnumerable<BsonValue> Fixed(BsonElement condition) => condition switch
    {
        { Name: "$eq" } => [condition.Value],
        { Name: "$in" or "$all", Value: BsonArray { Count: 1 } values } when values[0] is not (BsonRegularExpression or BsonDocument { ElementCount: > 0 }) => [values[0]],
        _ => [],
    };
}
