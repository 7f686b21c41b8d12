using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Spec;

/// <summary>Writes through the driver, by the names of the unified format.</summary>
internal static class SpecWrites
{
    /// <summary>Runs one write on a collection.</summary>
    public static async Task<BsonValue?> RunAsync(string name, IMongoCollection<BsonDocument> collection, BsonDocument arguments)
    {
        var filter = arguments.GetValue("filter", new BsonDocument()).AsBsonDocument;
        return name switch
        {
            "insertOne" => await InsertOneAsync(collection, arguments),
            "insertMany" => await InsertManyAsync(collection, arguments),
            "deleteOne" => ResultOf(await collection.DeleteOneAsync(filter, SpecOptions.Fill(new DeleteOptions(), arguments, "filter"))),
            "deleteMany" => ResultOf(await collection.DeleteManyAsync(filter, SpecOptions.Fill(new DeleteOptions(), arguments, "filter"))),
            "replaceOne" => ResultOf(await collection.ReplaceOneAsync(filter, arguments["replacement"].AsBsonDocument, SpecOptions.Fill(new ReplaceOptions<BsonDocument>(), arguments, "filter", "replacement"))),
            "updateOne" => ResultOf(await collection.UpdateOneAsync(filter, Update(arguments), SpecOptions.Fill(new UpdateOptions<BsonDocument>(), arguments, "filter", "update"))),
            "updateMany" => ResultOf(await collection.UpdateManyAsync(filter, Update(arguments), SpecOptions.Fill(new UpdateOptions(), arguments, "filter", "update"))),
            "findOneAndDelete" => OrNull(await collection.FindOneAndDeleteAsync(filter, SpecOptions.Fill(new FindOneAndDeleteOptions<BsonDocument>(), arguments, "filter"))),
            "findOneAndReplace" => OrNull(await collection.FindOneAndReplaceAsync(filter, arguments["replacement"].AsBsonDocument, SpecOptions.Fill(new FindOneAndReplaceOptions<BsonDocument>(), arguments, "filter", "replacement"))),
            "findOneAndUpdate" => OrNull(await collection.FindOneAndUpdateAsync(filter, Update(arguments), SpecOptions.Fill(new FindOneAndUpdateOptions<BsonDocument>(), arguments, "filter", "update"))),
            "bulkWrite" => ResultOf(await collection.BulkWriteAsync(arguments["requests"].AsBsonArray.Select(Model), SpecOptions.Fill(new BulkWriteOptions(), arguments, "requests"))),
            _ => throw new RunnerLacksException($"The runner has no {name} on a collection."),
        };
    }

    /// <summary>The result of a bulk write that ran, or ran in part.</summary>
    public static BsonValue ResultOf(BulkWriteResult result) => !result.IsAcknowledged ? s_unacknowledged : new BsonDocument
    {
        ["insertedCount"] = result.InsertedCount,
        ["matchedCount"] = result.MatchedCount,
        ["modifiedCount"] = result.ModifiedCount,
        ["deletedCount"] = result.DeletedCount,
        ["upsertedCount"] = result.Upserts.Count,
        ["upsertedIds"] = new BsonDocument(result.Upserts.Select(upsert => new BsonElement($"{upsert.Index}", upsert.Id))),
    };

    private static readonly BsonDocument s_unacknowledged = new("acknowledged", false);

    private static async Task<BsonValue?> InsertOneAsync(IMongoCollection<BsonDocument> collection, BsonDocument arguments)
    {
        await collection.InsertOneAsync(arguments["document"].AsBsonDocument, SpecOptions.Fill(new InsertOneOptions(), arguments, "document"));
        return collection.Settings.WriteConcern.IsAcknowledged ? new BsonDocument("insertedId", arguments["document"]["_id"]) : s_unacknowledged;
    }

    private static async Task<BsonValue?> InsertManyAsync(IMongoCollection<BsonDocument> collection, BsonDocument arguments)
    {
        var documents = arguments["documents"].AsBsonArray.Select(document => document.AsBsonDocument).ToList();
        await collection.InsertManyAsync(documents, SpecOptions.Fill(new InsertManyOptions(), arguments, "documents"));
        return new BsonDocument("insertedIds", new BsonDocument(documents.Select((document, index) => new BsonElement($"{index}", document["_id"]))));
    }

    private static BsonDocument ResultOf(UpdateResult result) => !result.IsAcknowledged ? s_unacknowledged : Counts(result.MatchedCount, result.ModifiedCount, result.UpsertedId);

    private static BsonDocument ResultOf(ReplaceOneResult result) => !result.IsAcknowledged ? s_unacknowledged : Counts(result.MatchedCount, result.ModifiedCount, result.UpsertedId);

    private static BsonDocument ResultOf(DeleteResult result) => !result.IsAcknowledged ? s_unacknowledged : new BsonDocument("deletedCount", result.DeletedCount);

    private static BsonDocument Counts(long matched, long modified, BsonValue? upserted)
    {
        var counts = new BsonDocument { ["matchedCount"] = matched, ["modifiedCount"] = modified, ["upsertedCount"] = upserted is null ? 0 : 1 };
        return upserted is null ? counts : counts.Add("upsertedId", upserted);
    }

    private static UpdateDefinition<BsonDocument> Update(BsonDocument arguments) => arguments["update"] is BsonArray stages
        ? Builders<BsonDocument>.Update.Pipeline(stages.Select(stage => stage.AsBsonDocument).ToArray())
        : arguments["update"].AsBsonDocument;

    private static BsonValue OrNull(BsonDocument? document) => document ?? (BsonValue)BsonNull.Value;

    private static WriteModel<BsonDocument> Model(BsonValue request)
    {
        var (kind, body) = (request.AsBsonDocument.GetElement(0).Name, request[0].AsBsonDocument);
        return kind switch
        {
            "insertOne" => new InsertOneModel<BsonDocument>(body["document"].AsBsonDocument),
            "deleteOne" => SpecOptions.Fill(new DeleteOneModel<BsonDocument>(body["filter"].AsBsonDocument), body, "filter"),
            "deleteMany" => SpecOptions.Fill(new DeleteManyModel<BsonDocument>(body["filter"].AsBsonDocument), body, "filter"),
            "replaceOne" => SpecOptions.Fill(new ReplaceOneModel<BsonDocument>(body["filter"].AsBsonDocument, body["replacement"].AsBsonDocument), body, "filter", "replacement"),
            "updateOne" => SpecOptions.Fill(new UpdateOneModel<BsonDocument>(body["filter"].AsBsonDocument, Update(body)), body, "filter", "update"),
            "updateMany" => SpecOptions.Fill(new UpdateManyModel<BsonDocument>(body["filter"].AsBsonDocument, Update(body)), body, "filter", "update"),
            _ => throw new RunnerLacksException($"The runner has no {kind} in a bulk write."),
        };
    }
}
