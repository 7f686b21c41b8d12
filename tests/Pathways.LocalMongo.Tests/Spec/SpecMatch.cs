using MongoDB.Bson;

namespace Pathways.LocalMongo.Tests.Spec;

/// <summary>Compares what came with what a unified test expects, special operators included. Returns the first difference in words, or null.</summary>
internal static class SpecMatch
{
    /// <summary>Compares a result or a command. A document at the root may hold more fields than expected, one below it may not.</summary>
    public static string? Difference(BsonValue expected, BsonValue? actual, string path = "", bool root = true)
    {
        if (expected is BsonDocument { ElementCount: 1 } special && special.GetElement(0).Name.StartsWith("$$", StringComparison.Ordinal))
            return SpecialDifference(special.GetElement(0), actual, path, root);
        return (expected, actual) switch
        {
            (_, null) => $"{path}: nothing instead of {expected}",
            (BsonDocument wanted, BsonDocument given) => DocumentDifference(wanted, given, path, root),
            (BsonArray wanted, BsonArray given) => ArrayDifference(wanted, given, path, root),
            _ when IsNumber(expected) && IsNumber(actual) => expected.ToDecimal() == actual.ToDecimal() ? null : $"{path}: {actual} instead of {expected}",
            _ => expected.Equals(actual) ? null : $"{path}: {actual} instead of {expected}",
        };
    }

    private static string? DocumentDifference(BsonDocument expected, BsonDocument actual, string path, bool root)
    {
        foreach (var element in expected)
            if (Difference(element.Value, actual.GetValue(element.Name, null), $"{path}.{element.Name}", root: false) is { } difference)
                return difference;
        var extra = root ? null : actual.Names.FirstOrDefault(name => !expected.Contains(name));
        return extra is null ? null : $"{path}: unexpected field {extra}";
    }

    private static string? ArrayDifference(BsonArray expected, BsonArray actual, string path, bool root)
    {
        if (expected.Count != actual.Count)
            return $"{path}: {actual.Count} elements instead of {expected.Count}: {actual}";
        return expected.Zip(actual).Select((pair, index) => Difference(pair.First, pair.Second, $"{path}[{index}]", root)).FirstOrDefault(difference => difference is not null);
    }

    private static string? SpecialDifference(BsonElement special, BsonValue? actual, string path, bool root) => special.Name switch
    {
        "$$exists" => special.Value.AsBoolean == actual is not null ? null : $"{path}: exists is {actual is not null}",
        "$$unsetOrMatches" => actual is null ? null : Difference(special.Value, actual, path, root),
        "$$type" => actual is null || !TypesOf(special.Value).Contains(TypeName(actual)) ? $"{path}: {actual} is not of type {special.Value}" : null,
        _ => throw new RunnerLacksException($"The runner knows no {special.Name}."),
    };

    private static IEnumerable<string> TypesOf(BsonValue types) => types is BsonArray several ? several.Select(type => type.AsString) : [types.AsString];

    private static string TypeName(BsonValue value) => value.BsonType switch
    {
        BsonType.Document => "object",
        BsonType.Int32 => "int",
        BsonType.Int64 => "long",
        var other => char.ToLowerInvariant(other.ToString()[0]) + other.ToString()[1..],
    };

    private static bool IsNumber(BsonValue value) => value.BsonType is BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128;
}
