using MongoDB.Bson;
using Pathways.LocalMongo.Auth;
using Pathways.LocalMongo.Update;

namespace Pathways.LocalMongo.Commands;

/// <summary>The greeting: a standalone server that speaks as MongoDB 7.0 does, without sessions.</summary>
/// <remarks>https://www.mongodb.com/docs/manual/reference/command/hello/</remarks>
internal sealed class HelloCommand(ScramCredentials credentials, TimeProvider clock) : ICommand
{
    public const int MaxWriteBatchSize = 100_000;
    private const int WireVersionOf70 = 21;

    public IReadOnlyList<string> Names { get; } = ["hello", "isMaster", "ismaster"];

    public bool IsOpenToAll => true;

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        // What a greeting says about the client (its name, its compressors) changes nothing: fields are not checked.
        var body = request.Body;
        var answer = new BsonDocument
        {
            { request.Name == "hello" ? "isWritablePrimary" : "ismaster", true },
            { "helloOk", true, body.GetValue("helloOk", false).ToBoolean() },
            { "maxBsonObjectSize", StoredForm.MaxSize },
            { "maxMessageSizeBytes", Wire.WireMessage.MaxMessageSize },
            { "maxWriteBatchSize", MaxWriteBatchSize },
            { "localTime", clock.GetUtcNow().UtcDateTime },
            { "connectionId", request.Client.Id },
            { "minWireVersion", 0 },
            { "maxWireVersion", WireVersionOf70 },
            { "readOnly", false },
        };
        if (body.TryGetValue("saslSupportedMechs", out var user) && user == $"admin.{credentials.User}")
            answer.Add("saslSupportedMechs", new BsonArray { SaslStartCommand.Mechanism });
        if (body.GetValue("speculativeAuthenticate", BsonNull.Value) is BsonDocument start && SaslStartCommand.Start(start, credentials, request.Client) is { } first)
            answer.Add("speculativeAuthenticate", first);
        return Task.FromResult(answer);
    }
}
