using MongoDB.Bson;
using Pathways.LocalMongo.Auth;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Wire;

namespace Pathways.LocalMongo.Commands;

/// <summary>The first step of signing in.</summary>
internal sealed class SaslStartCommand(ScramCredentials credentials) : ICommand
{
    public const string Mechanism = "SCRAM-SHA-256";

    public IReadOnlyList<string> Names { get; } = ["saslStart"];

    public bool IsOpenToAll => true;

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        if (request.Body.GetValue("mechanism", "") is var mechanism && mechanism != Mechanism)
            throw new CommandException(ErrorCodes.MechanismUnavailable, $"Received authentication for mechanism {mechanism} which is not enabled");
        return Task.FromResult(Start(request.Body, credentials, request.Client) ?? throw Failed());
    }

    /// <summary>Begins an exchange; null where the first message is wrong.</summary>
    public static BsonDocument? Start(BsonDocument start, ScramCredentials credentials, ClientState client)
    {
        var skipEmpty = start.GetValue("options", BsonNull.Value) is BsonDocument options && options.GetValue("skipEmptyExchange", false).ToBoolean();
        client.Conversation = null;
        if (start.GetValue("mechanism", "") != Mechanism || start.GetValue("payload", BsonNull.Value) is not BsonBinaryData payload)
            return null;
        var conversation = new ScramConversation(credentials, skipEmpty);
        if (conversation.Answer(payload.Bytes) is not { } answer)
            return null;
        client.Conversation = conversation;
        return new() { { "conversationId", 1 }, { "done", false }, { "payload", answer } };
    }

    /// <summary>One message for every reason, so that none is told.</summary>
    public static CommandException Failed() => new(ErrorCodes.AuthenticationFailed, "Authentication failed.");
}

/// <summary>The later steps.</summary>
internal sealed class SaslContinueCommand : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["saslContinue"];

    public bool IsOpenToAll => true;

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        var client = request.Client;
        if (client.Conversation is not { } conversation || request.Body.GetValue("payload", BsonNull.Value) is not BsonBinaryData payload || conversation.Answer(payload.Bytes) is not { } answer)
        {
            client.Conversation = null;
            throw SaslStartCommand.Failed();
        }
        if (conversation.IsDone)
        {
            client.IsAuthenticated = conversation.IsProved;
            client.Conversation = null;
        }
        return Task.FromResult(new BsonDocument { { "conversationId", 1 }, { "done", conversation.IsDone }, { "payload", answer } });
    }
}
