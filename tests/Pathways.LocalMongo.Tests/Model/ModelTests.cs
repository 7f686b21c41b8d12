using System.Globalization;
using CsCheck;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Model;

/// <summary>Random programs run on the database and on a model in memory, which shares no code with it: every answer and every document must be the same.</summary>
public sealed class ModelTests(ServerUnderTest server)
{
    private static int s_collections;

    [Fact]
    public void Random_programs_of_commands_get_the_answers_of_a_plain_model()
    {
        using var client = new MongoClient(server.Mongo.ConnectionString);
        var database = client.GetDatabase("model");
        var seconds = int.Parse(Environment.GetEnvironmentVariable("PATHWAYS_MODEL_SECONDS") ?? "10", CultureInfo.InvariantCulture);
        var (programs, commands) = (0L, 0L);
        ModelGen.Program.Sample(program =>
        {
            Run(database, $"c{Interlocked.Increment(ref s_collections)}", program);
            Interlocked.Increment(ref programs);
            Interlocked.Add(ref commands, program.Length);
        }, time: seconds, threads: 1, print: program => '\n' + string.Join('\n', program.Select(Text)));
        TestContext.Current.TestOutputHelper!.WriteLine("{0} programs, {1} commands", programs, commands);
        Assert.True(programs > seconds, $"{programs} programs in {seconds} s");
    }

    /// <summary>True when two documents are the same to the last byte: fields, their order, and the types of numbers.</summary>
    internal static bool SameBytes(BsonDocument one, BsonDocument other) => one.ToBson().AsSpan().SequenceEqual(other.ToBson());

    private static void Run(IMongoDatabase database, string collection, BsonDocument[] program)
    {
        var model = new ModelCollection();
        foreach (var command in program.Where(command => !model.LeavesOpen(command)))
        {
            var before = model.Documents;
            var expected = model.Run(command.DeepClone().AsBsonDocument);
            var codes = expected.GetValue("partly", new BsonArray()).AsBsonArray;
            expected.Remove("partly");
            var actual = Ask(database, collection, command);
            if (actual.TryGetValue("code", out var code) && codes.Contains(code))
                expected["code"] = code;
            Check(expected, actual, command);
            if (codes.Count > 0)
                Assert.True(model.Adopt(before, All(database, collection), command["updates"][0].AsBsonDocument), $"neither before nor after: {command.ToJson()}");
        }
        Check(new("found", new BsonArray(model.Documents)), new("found", new BsonArray(All(database, collection))), "all documents");
        foreach (var index in model.Indexes)
            Check(new("found", new BsonArray(model.In(index))), new("found", new BsonArray(All(database, collection, index))), "through index " + index);
        database.DropCollection(collection);
    }

    private static List<BsonDocument> All(IMongoDatabase database, string collection, string? index = null) =>
        database.GetCollection<BsonDocument>(collection).Find(new BsonDocument(), new() { Hint = index }).Sort(new BsonDocument("_id", 1)).ToList();

    private static void Check(BsonDocument expected, BsonDocument actual, BsonValue command) =>
        Assert.True(SameBytes(expected, actual), $"{Text(command)}\n  expected {Text(expected)}\n  actual   {Text(actual)}");

    // With the types of numbers.
    private static string Text(BsonValue value) => value.ToJson(new() { OutputMode = JsonOutputMode.CanonicalExtendedJson });

    /// <summary>The database's answer in the model's form.</summary>
    private static BsonDocument Ask(IMongoDatabase database, string collection, BsonDocument command)
    {
        var name = command.GetElement(0).Name;
        try
        {
            var reply = database.RunCommand<BsonDocument>(command.DeepClone().AsBsonDocument.Set(name, collection));
            return name switch
            {
                "find" => new("found", reply["cursor"]["firstBatch"]),
                "count" or "delete" => new("n", reply["n"]),
                "findAndModify" => new("value", reply["value"]),
                "insert" => WithError(new("n", reply["n"]), reply),
                "update" => WithError(WithUpserted(new() { ["n"] = reply["n"], ["nModified"] = reply["nModified"] }, reply), reply),
                _ => [],
            };
        }
        catch (MongoCommandException error)
        {
            return new("code", error.Code);
        }
    }

    private static BsonDocument WithError(BsonDocument answer, BsonDocument reply) => reply.TryGetValue("writeErrors", out var errors) ? answer.Add("code", errors[0]["code"]) : answer;

    private static BsonDocument WithUpserted(BsonDocument answer, BsonDocument reply) => reply.TryGetValue("upserted", out var upserted) ? answer.Add("upserted", upserted[0]["_id"]) : answer;
}
