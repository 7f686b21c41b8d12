using CsCheck;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Pathways.LocalMongo.Tests.Storage;

/// <summary>An index changes how fast a query is answered, never what the answer is.</summary>
public sealed class IndexChoiceTests(ServerUnderTest server)
{
    private static readonly Gen<BsonValue> Scalar = Gen.OneOf(
        Gen.Int[0, 4].Select(value => (BsonValue)value), Gen.Int[0, 4].Select(value => (BsonValue)(double)value), Gen.OneOf<BsonValue>("a", "b", BsonNull.Value, true, 2.5, new BsonDateTime(1)));

    private static readonly Gen<BsonValue> Part = Gen.OneOf(Scalar, Gen.Select(Scalar, Scalar).Select((b, c) => (BsonValue)new BsonDocument { { "b", b }, { "c", c } }));

    private static readonly Gen<BsonValue> Value = Gen.OneOf(Scalar, Part, Part.Array[0, 3].Select(items => (BsonValue)new BsonArray(items)));

    private static readonly Gen<BsonDocument> Document = Gen.Select(Value, Value, Scalar, Gen.Int[0, 7]).Select((a, d, e, present) =>
    {
        var made = new BsonDocument { { "a", a, (present & 1) == 0 }, { "e", e, (present & 2) == 0 } };
        // Two arrays side by side can't be indexed together.
        return made.Add("d", d is BsonArray && a is BsonArray ? 1 : d, (present & 4) == 0);
    });

    private static readonly Gen<BsonValue> Test = Gen.OneOf(
        Scalar.Select(value => value), Scalar.Select(value => (BsonValue)new BsonDocument("$eq", value)),
        Gen.Select(Gen.OneOf("$gt", "$gte", "$lt", "$lte"), Scalar).Select((name, value) => (BsonValue)new BsonDocument(name, value)),
        Gen.Select(Scalar, Scalar).Select((low, high) => (BsonValue)new BsonDocument { { "$gte", low }, { "$lt", high } }),
        Scalar.Array[0, 4].Select(values => (BsonValue)new BsonDocument("$in", new BsonArray(values))),
        Gen.Const((BsonValue)new BsonDocument("$exists", false)), Gen.Const((BsonValue)new BsonDocument("$ne", 1)));

    private static readonly Gen<BsonDocument> Filter = Gen.Select(Gen.OneOf("a", "a.b", "a.c", "d", "d.b", "e", "a.0"), Test).Array[1, 3]
        .Select(pairs => new BsonDocument(pairs.DistinctBy(pair => pair.Item1).Select(pair => new BsonElement(pair.Item1, pair.Item2))));

    private static readonly string[] Indexes =
    [
        "{key: {a: 1}, name: 'i'}", "{key: {a: -1}, name: 'i'}", "{key: {a: 1, e: -1}, name: 'i'}", "{key: {e: 1, a: 1}, name: 'i'}", "{key: {'a.b': 1, 'a.c': -1}, name: 'i'}", "{key: {e: -1, 'd.b': 1}, name: 'i'}",
        "{key: {a: 1}, name: 'i', sparse: true}", "{key: {e: 1, d: 1}, name: 'i', sparse: true}", "{key: {e: 1}, name: 'i', partialFilterExpression: {d: 1}}", "{key: {a: 1}, name: 'i', partialFilterExpression: {e: {$gt: 1}}}",
        "{key: {'a.0': 1}, name: 'i'}", "{key: {d: -1, e: -1, a: 1}, name: 'i'}",
    ];

    private static readonly string[] Sorts = ["{e: 1, _id: 1}", "{e: -1, _id: 1}", "{a: 1, _id: 1}", "{a: -1, e: 1, _id: 1}", "{e: -1, a: 1, _id: 1}", "{d: 1, e: 1, _id: 1}", "{'a.b': 1, _id: 1}"];

    [Fact]
    public void A_query_finds_the_same_with_and_without_an_index()
    {
        using var client = new MongoClient(server.Mongo.ConnectionString);
        var database = client.GetDatabase("indexes-" + Guid.NewGuid().ToString("N")[..8]);
        var number = 0;
        Gen.Select(Document.Array[1, 12], Gen.OneOf(Indexes), Filter.Array[1, 12], Gen.OneOf(Sorts)).Sample((documents, index, filters, sort) =>
        {
            var (plain, indexed) = (database.GetCollection<BsonDocument>($"plain{++number}"), database.GetCollection<BsonDocument>($"indexed{number}"));
            // Half before the index is made, half after.
            database.RunCommand<BsonDocument>(new BsonDocument { { "createIndexes", "indexed" + number }, { "indexes", new BsonArray { BsonDocument.Parse(index) } } });
            for (var i = 0; i < documents.Length; i++)
            {
                documents[i] = new BsonDocument("_id", i).Merge(documents[i]);
                plain.InsertOne(documents[i]);
                indexed.InsertOne(documents[(documents.Length + i) % documents.Length]);
            }
            var change = Builders<BsonDocument>.Update.Set("a", new BsonArray { 1, new BsonDocument("b", 2) });
            foreach (var collection in new[] { plain, indexed })
            {
                collection.UpdateMany("{_id: {$in: [1, 6, 11]}, d: {$not: {$type: 'array'}}}", change);
                collection.DeleteOne("{_id: 2}");
            }
            foreach (var filter in filters)
                Assert.Equal($"{filter}: {plain.Find(filter).Sort(sort).ToList().ToJson()}", $"{filter}: {indexed.Find(filter).Sort(sort).ToList().ToJson()}");
            database.DropCollection("plain" + number);
            database.DropCollection("indexed" + number);
        }, iter: 400, threads: 1);
    }
}
