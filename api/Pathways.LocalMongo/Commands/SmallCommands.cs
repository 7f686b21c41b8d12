using MongoDB.Bson;
using Pathways.LocalMongo.Update;

namespace Pathways.LocalMongo.Commands;

/// <summary>Is somebody there?</summary>
internal sealed class PingCommand : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["ping"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        request.Arguments.End();
        return Task.FromResult(new BsonDocument());
    }
}

/// <summary>Which version's behaviour to expect.</summary>
internal sealed class BuildInfoCommand : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["buildInfo", "buildinfo"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        request.Arguments.End();
        return Task.FromResult(new BsonDocument
        {
            { "version", "7.0.0" },
            { "versionArray", new BsonArray { 7, 0, 0, 0 } },
            { "gitVersion", "LocalMongo" },
            { "modules", new BsonArray() },
            { "bits", 64 },
            { "debug", false },
            { "maxBsonObjectSize", StoredForm.MaxSize },
        });
    }
}
