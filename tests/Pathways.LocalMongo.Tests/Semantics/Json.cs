using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Tests.Semantics;

/// <summary>Small documents written as the shell writes them.</summary>
internal static class Json
{
    public static BsonDocument Document(string text) => BsonDocument.Parse(text);

    public static BsonValue Value(string text) => BsonDocument.Parse($"{{v: {text}}}")["v"];

    public static BsonDocument[] Documents(string text) => [.. BsonSerializer.Deserialize<BsonArray>(text).Cast<BsonDocument>()];

    /// <summary>Exact: types, values and the order of fields.</summary>
    public static void Same(string expected, BsonDocument actual) => Assert.Equal(Text(Document(expected)), Text(actual));

    public static string Text(BsonValue value) => value.ToJson(new JsonWriterSettings { OutputMode = JsonOutputMode.CanonicalExtendedJson });

    public static void Refused(int code, Action action) => Assert.Equal(code, Assert.Throws<CommandException>(action).Code);
}
