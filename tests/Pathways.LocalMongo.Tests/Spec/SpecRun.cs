using MongoDB.Bson;
using MongoDB.Driver;
using Pathways.TestDatabase;

namespace Pathways.LocalMongo.Tests.Spec;

/// <summary>How a test ended.</summary>
internal enum Verdict
{
    /// <summary>Result, error, commands and outcome are as expected.</summary>
    Passed,

    /// <summary>The server said that it does not do this.</summary>
    Refused,

    /// <summary>Not run, for a stated reason.</summary>
    LeftOut,

    /// <summary>Something differs: never accepted.</summary>
    Wrong,
}

/// <summary>One test's end, and why.</summary>
internal sealed record SpecVerdict(string File, string Test, Verdict Verdict, string Why = "");

/// <summary>Runs one test of the unified format from initial data to outcome.</summary>
internal sealed class SpecRun(MongoClient observer, string connectionString, SpecFile file, BsonDocument test)
{
    /// <summary>Runs the test; every difference ends it.</summary>
    public async Task<SpecVerdict> RunAsync()
    {
        try
        {
            await LoadInitialDataAsync();
            using var entities = new SpecEntities(connectionString);
            entities.Make(file.Content["createEntities"].AsBsonArray);
            var operations = new SpecOperations(entities, observer);
            foreach (var operation in test["operations"].AsBsonArray.Select(operation => operation.AsBsonDocument))
                if (await CheckAsync(operations, operation) is { } ended)
                    return ended;
            var difference = EventsDifference(entities) ?? await OutcomeDifferenceAsync();
            if (difference is not null)
                return End(Verdict.Wrong, difference);
            // What ends in the expected error need not be served.
            foreach (var command in test["operations"].AsBsonArray.Any(operation => operation.AsBsonDocument.Contains("expectError")) ? [] : entities.Started)
                CommandShapes.Record(CommandShapes.OfficialTests, command.Command);
            return End(Verdict.Passed);
        }
        catch (RunnerLacksException lack)
        {
            return End(Verdict.LeftOut, lack.Message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return End(Verdict.Wrong, exception.ToString());
        }
    }

    private SpecVerdict End(Verdict verdict, string why = "") => new(file.Name, test["description"].AsString, verdict, why);

    /// <summary>Null when the operation went as expected.</summary>
    private async Task<SpecVerdict?> CheckAsync(SpecOperations operations, BsonDocument operation)
    {
        var name = operation["name"].AsString;
        var expectedError = operation.GetValue("expectError", null)?.AsBsonDocument;
        BsonValue? result;
        try
        {
            result = await operations.RunAsync(operation);
        }
        catch (Exception exception) when (exception is not (Xunit.Sdk.IAssertionException or RunnerLacksException))
        {
            if (expectedError is not null && SpecError.Difference(expectedError, exception) is not { } difference)
                return null;
            return SpecError.RefusalIn(exception) is { } refusal ? End(Verdict.Refused, refusal) : End(Verdict.Wrong, $"{name}: {exception.Message}");
        }
        if (expectedError is not null)
            return End(Verdict.Wrong, $"{name}: no error, though expected: {expectedError}");
        return operation.TryGetValue("expectResult", out var expected) && SpecMatch.Difference(expected, result, name) is { } wrong ? End(Verdict.Wrong, wrong) : null;
    }

    /// <summary>A file that brings no data finds none: what another left behind is taken away first.</summary>
    private async Task LoadInitialDataAsync()
    {
        var entities = file.Content.GetValue("createEntities", new BsonArray()).AsBsonArray.Select(entity => entity.AsBsonDocument).ToList();
        var databases = entities.Where(entity => entity.Contains("database")).ToDictionary(entity => entity["database"]["id"].AsString, entity => entity["database"]["databaseName"].AsString);
        foreach (var collection in entities.Where(entity => entity.Contains("collection")).Select(entity => entity["collection"].AsBsonDocument))
            if (databases.TryGetValue(collection["database"].AsString, out var owner))
                await observer.GetDatabase(owner).DropCollectionAsync(collection["collectionName"].AsString);
        foreach (var data in file.Content.GetValue("initialData", new BsonArray()).AsBsonArray.Select(data => data.AsBsonDocument))
        {
            var database = observer.GetDatabase(data["databaseName"].AsString);
            var name = data["collectionName"].AsString;
            await database.DropCollectionAsync(name);
            await database.CreateCollectionAsync(name);
            if (data["documents"].AsBsonArray is { Count: > 0 } documents)
                await database.GetCollection<BsonDocument>(name).InsertManyAsync(documents.Select(document => document.AsBsonDocument));
        }
    }

    private string? EventsDifference(SpecEntities entities)
    {
        foreach (var expectation in test.GetValue("expectEvents", new BsonArray()).AsBsonArray.Select(expectation => expectation.AsBsonDocument))
        {
            // Only what was sent is compared: replies are what results and outcomes check.
            var expected = expectation["events"].AsBsonArray.Select(expected => expected.AsBsonDocument).Where(expected => expected.Contains("commandStartedEvent")).ToList();
            var sent = entities.StartedBy(expectation["client"].AsString);
            if (expected.Count != sent.Count)
                return $"{sent.Count} commands sent instead of {expected.Count}: {string.Join(", ", sent.Select(command => command.Name))}";
            for (var i = 0; i < expected.Count; i++)
                if (EventDifference(expected[i]["commandStartedEvent"].AsBsonDocument, sent[i]) is { } difference)
                    return difference;
        }
        return null;
    }

    private static string? EventDifference(BsonDocument expected, SentCommand sent)
    {
        var actual = new BsonDocument { ["command"] = sent.Command, ["commandName"] = sent.Name, ["databaseName"] = sent.Database };
        return expected.Select(element => SpecMatch.Difference(element.Value, actual[element.Name], $"sent {element.Name}")).FirstOrDefault(difference => difference is not null);
    }

    private async Task<string?> OutcomeDifferenceAsync()
    {
        foreach (var outcome in test.GetValue("outcome", new BsonArray()).AsBsonArray.Select(outcome => outcome.AsBsonDocument))
        {
            var collection = observer.GetDatabase(outcome["databaseName"].AsString).GetCollection<BsonDocument>(outcome["collectionName"].AsString);
            var actual = await collection.Find(new BsonDocument()).Sort(new BsonDocument("_id", 1)).ToListAsync();
            // As bytes: here the format allows neither other fields nor another order.
            if (!new BsonArray(actual).ToJson().Equals(outcome["documents"].ToJson(), StringComparison.Ordinal))
                return $"outcome: {new BsonArray(actual).ToJson()} instead of {outcome["documents"].ToJson()}";
        }
        return null;
    }
}
