using MongoDB.Bson;

namespace Pathways.LocalMongo.Tests.Model;

/// <summary>Whether a document matches a filter, written from MongoDB's manual for the model alone.</summary>
internal static class ModelMatch
{
    public static bool Matches(BsonDocument document, BsonDocument filter) => filter.All(condition => condition.Name switch
    {
        "$and" => Each(condition).All(part => Matches(document, part)),
        "$or" => Each(condition).Any(part => Matches(document, part)),
        "$nor" => !Each(condition).Any(part => Matches(document, part)),
        var path => FieldMatches([.. Found(document, path.Split('.'))], condition.Value),
    });

    /// <summary>True for <c>{$gt: …}</c>, false for a plain document.</summary>
    public static bool IsOperators(BsonValue value) => value is BsonDocument { ElementCount: > 0 } operators && operators.GetElement(0).Name[0] == '$';

    private static IEnumerable<BsonDocument> Each(BsonElement condition) => condition.Value.AsBsonArray.Select(part => part.AsBsonDocument);

    private static bool FieldMatches(IReadOnlyList<BsonValue?> found, BsonValue condition) => IsOperators(condition)
        ? condition.AsBsonDocument.All(one => OperatorMatches(found, one.Name, one.Value))
        : OperatorMatches(found, "$eq", condition);

    private static bool OperatorMatches(IReadOnlyList<BsonValue?> found, string name, BsonValue operand) => name switch
    {
        "$ne" => !OperatorMatches(found, "$eq", operand),
        "$nin" => !OperatorMatches(found, "$in", operand),
        "$not" => !FieldMatches(found, operand),
        "$in" => operand.AsBsonArray.Any(one => OperatorMatches(found, "$eq", one)),
        "$all" => operand.AsBsonArray.Count > 0 && operand.AsBsonArray.All(one => OperatorMatches(found, "$eq", one)),
        "$exists" => found.Any(value => value is not null) == operand.AsBoolean,
        "$size" => found.Any(value => value is BsonArray array && array.Count == operand.ToInt32()),
        "$elemMatch" => found.Any(value => value is BsonArray array && array.Any(item => ItemMatches(item, operand.AsBsonDocument))),
        _ => found.SelectMany(Candidates).Any(value => Compares(value, name, operand)),
    };

    // The generator makes no array in an array: an item is never looked into by a plain condition.
    private static bool ItemMatches(BsonValue item, BsonDocument condition) =>
        IsOperators(condition) ? FieldMatches([item], condition) : item is BsonDocument document && Matches(document, condition);

    private static bool Compares(BsonValue? value, string name, BsonValue operand)
    {
        if (!ModelOrder.Comparable(value, operand))
            return false;
        var order = ModelOrder.Compare(value, operand);
        // Not-a-number is equal to itself and in no other relation to a number.
        if (IsNaN(value) != IsNaN(operand))
            return false;
        return name switch
        {
            "$eq" => order == 0,
            "$gt" => order > 0,
            "$gte" => order >= 0,
            "$lt" => order < 0,
            "$lte" => order <= 0,
            _ => throw new NotSupportedException($"The model knows no {name}."),
        };
    }

    private static bool IsNaN(BsonValue? value) => value is BsonDouble { Value: double.NaN };

    /// <summary>A value as a condition sees it: itself and, for an array, each of its elements.</summary>
    private static IEnumerable<BsonValue?> Candidates(BsonValue? value) => value is BsonArray array ? [value, .. array] : [value];

    /// <summary>What a dotted path leads to; null where it leads nowhere. An array on the way is entered by position and through each of its documents.</summary>
    private static IEnumerable<BsonValue?> Found(BsonValue? value, ReadOnlyMemory<string> path)
    {
        if (path.IsEmpty)
            return [value];
        var (name, rest) = (path.Span[0], path[1..]);
        return value switch
        {
            BsonDocument document => Found(document.GetValue(name, null), rest),
            BsonArray array => ByPosition(array, name, rest).Concat(array.OfType<BsonDocument>().SelectMany(item => Found(item, path))),
            _ => [null],
        };
    }

    private static IEnumerable<BsonValue?> ByPosition(BsonArray array, string name, ReadOnlyMemory<string> rest) =>
        int.TryParse(name, out var position) && position < array.Count ? Found(array[position], rest) : [];
}
