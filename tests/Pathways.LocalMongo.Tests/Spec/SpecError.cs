using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Spec;

/// <summary>What a failed operation says, compared with <c>expectError</c>.</summary>
internal static class SpecError
{
    /// <summary>Codes with which MongoDB itself answers what a server does not have.</summary>
    private static readonly Dictionary<int, string> s_refusals = new()
    {
        [59] = "CommandNotFound",
        [238] = "NotImplemented",
        [40324] = "Unrecognized pipeline stage name",
        [40415] = "Unknown field",
    };

    /// <summary>Null when the error is the expected one, else the first difference in words.</summary>
    public static string? Difference(BsonDocument expected, Exception actual) =>
        expected.Select(element => Difference(element.Name, element.Value, actual)).FirstOrDefault(difference => difference is not null);

    /// <summary>The refusal that an error is, or null.</summary>
    public static string? RefusalIn(Exception exception) =>
        CodeOf(exception) is { } code && s_refusals.TryGetValue(code, out var name) ? $"{code} {name}, {exception.Message.Split("failed: ")[^1]}" : null;

    private static string? Difference(string name, BsonValue wanted, Exception actual)
    {
        var met = name switch
        {
            "isError" => true,
            "isClientError" => wanted.AsBoolean == CodeOf(actual) is null,
            "errorCode" => CodeOf(actual) == wanted.ToInt32(),
            "errorContains" => actual.Message.Contains(wanted.AsString, StringComparison.OrdinalIgnoreCase),
            "errorResponse" => ResponseOf(actual) is { } response && SpecMatch.Difference(wanted, response) is null,
            "expectResult" => actual is MongoBulkWriteException<BsonDocument> bulk && SpecMatch.Difference(wanted, SpecWrites.ResultOf(bulk.Result)) is null,
            _ => throw new RunnerLacksException($"The runner knows no {name} in an expected error."),
        };
        return met ? null : $"error is not {name} {wanted}: {actual.Message}";
    }

    private static int? CodeOf(Exception exception) => exception switch
    {
        MongoCommandException command => command.Code,
        MongoWriteException { WriteError: { } error } => error.Code,
        MongoBulkWriteException { WriteErrors.Count: > 0 } bulk => bulk.WriteErrors[0].Code,
        _ => null,
    };

    private static BsonDocument? ResponseOf(Exception exception) => (exception as MongoCommandException)?.Result;
}
