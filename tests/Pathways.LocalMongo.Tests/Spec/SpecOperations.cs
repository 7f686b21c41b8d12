using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Spec;

/// <summary>Reads, commands and the making of collections and indexes, through the driver, by the names of the unified format.</summary>
internal sealed class SpecOperations(SpecEntities entities, MongoClient observer)
{
    /// <summary>Runs one operation. The result has the form of the unified format; null when there is none.</summary>
    public Task<BsonValue?> RunAsync(BsonDocument operation)
    {
        var target = operation["object"].AsString;
        var arguments = operation.GetValue("arguments", new BsonDocument()).AsBsonDocument;
        if (arguments.Contains("session"))
            throw new RunnerLacksException("The runner makes no session.");
        var name = operation["name"].AsString;
        if (target == "testRunner")
            return AssertAsync(name, arguments);
        return entities.Collection(target) is { } collection ? OnCollectionAsync(name, collection, arguments)
            : entities.Database(target) is { } database ? OnDatabaseAsync(name, database, arguments)
            : throw new RunnerLacksException($"The runner has no {name}.");
    }

    private static async Task<BsonValue?> OnCollectionAsync(string name, IMongoCollection<BsonDocument> collection, BsonDocument arguments) => name switch
    {
        "find" => await ListAsync(await collection.FindAsync(Filter(arguments), SpecOptions.Fill(new FindOptions<BsonDocument>(), arguments, "filter"))),
        "findOne" => await (await collection.FindAsync(Filter(arguments), SpecOptions.Fill(new FindOptions<BsonDocument> { Limit = -1 }, arguments, "filter"))).FirstOrDefaultAsync() ?? (BsonValue)BsonNull.Value,
        "aggregate" when WritesOut(arguments) => await NothingAsync(collection.AggregateToCollectionAsync<BsonDocument>(Pipeline(arguments), SpecOptions.Fill(new AggregateOptions(), arguments, "pipeline"))),
        "aggregate" => await ListAsync(await collection.AggregateAsync<BsonDocument>(Pipeline(arguments), SpecOptions.Fill(new AggregateOptions(), arguments, "pipeline"))),
        "countDocuments" => await collection.CountDocumentsAsync(Filter(arguments), SpecOptions.Fill(new CountOptions(), arguments, "filter")),
#pragma warning disable CS0618 // The deprecated count is the one that sends the count command with a filter.
        "count" => await collection.CountAsync(Filter(arguments), SpecOptions.Fill(new CountOptions(), arguments, "filter")),
#pragma warning restore CS0618
        "estimatedDocumentCount" => await collection.EstimatedDocumentCountAsync(SpecOptions.Fill(new EstimatedDocumentCountOptions(), arguments)),
        "distinct" => new BsonArray(await (await collection.DistinctAsync<BsonValue>(arguments["fieldName"].AsString, Filter(arguments), SpecOptions.Fill(new DistinctOptions(), arguments, "fieldName", "filter"))).ToListAsync()),
        "createIndex" => await collection.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(arguments["keys"].AsBsonDocument, SpecOptions.Fill(new CreateIndexOptions(), arguments, "keys"))),
        "dropIndex" => await NothingAsync(collection.Indexes.DropOneAsync(arguments["name"].AsString)),
        "listIndexes" => await ListAsync(await collection.Indexes.ListAsync()),
        _ => await SpecWrites.RunAsync(name, collection, arguments),
    };

    private static async Task<BsonValue?> OnDatabaseAsync(string name, IMongoDatabase database, BsonDocument arguments) => name switch
    {
        "aggregate" => await ListAsync(await database.AggregateAsync<BsonDocument>(Pipeline(arguments), SpecOptions.Fill(new AggregateOptions(), arguments, "pipeline"))),
        // The driver's options for these two are the command's fields under other names.
        "createCollection" => await database.RunCommandAsync<BsonDocument>(CommandOf("create", arguments)),
        "modifyCollection" => await database.RunCommandAsync<BsonDocument>(CommandOf("collMod", arguments)),
        "dropCollection" => await NothingAsync(database.DropCollectionAsync(arguments["collection"].AsString)),
        "listCollections" => await ListAsync(await database.ListCollectionsAsync(SpecOptions.Fill(new ListCollectionsOptions(), arguments))),
        "runCommand" => await database.RunCommandAsync<BsonDocument>(arguments["command"].AsBsonDocument, ReadPreferenceOf(arguments)),
        _ => throw new RunnerLacksException($"The runner has no {name} on a database."),
    };

    private async Task<BsonValue?> AssertAsync(string name, BsonDocument arguments)
    {
        if (name != "assertCollectionExists")
            throw new RunnerLacksException($"The runner has no {name}.");
        var names = await (await observer.GetDatabase(arguments["databaseName"].AsString).ListCollectionNamesAsync()).ToListAsync();
        Assert.Contains(arguments["collectionName"].AsString, names);
        return null;
    }

    private static BsonDocument Filter(BsonDocument arguments) => arguments.GetValue("filter", new BsonDocument()).AsBsonDocument;

    private static BsonDocument[] Pipeline(BsonDocument arguments) => [.. arguments["pipeline"].AsBsonArray.Select(stage => stage.AsBsonDocument)];

    private static bool WritesOut(BsonDocument arguments) => arguments["pipeline"].AsBsonArray is [.., BsonDocument last] && (last.Contains("$out") || last.Contains("$merge"));

    private static BsonDocument CommandOf(string name, BsonDocument arguments) =>
        new BsonDocument(name, arguments["collection"]).AddRange(arguments.Where(argument => argument.Name != "collection"));

    private static ReadPreference? ReadPreferenceOf(BsonDocument arguments) =>
        arguments.TryGetValue("readPreference", out var given) ? new(Enum.Parse<ReadPreferenceMode>(given["mode"].AsString, ignoreCase: true)) : null;

    private static async Task<BsonValue?> ListAsync(IAsyncCursor<BsonDocument> cursor) => new BsonArray(await cursor.ToListAsync());

    private static async Task<BsonValue?> NothingAsync(Task task)
    {
        await task;
        return null;
    }
}
