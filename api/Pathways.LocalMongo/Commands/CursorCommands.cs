using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Commands;

/// <summary>The next batch of a cursor.</summary>
internal sealed class GetMoreCommand(CursorTable cursors) : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["getMore"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        var arguments = request.Arguments;
        var id = arguments.Whole("getMore") ?? 0;
        var collection = arguments.Needed("collection", arguments.Text("collection"));
        var batchSize = arguments.Count("batchSize");
        arguments.End();
        if (request.Body.Contains("maxTimeMS"))
            throw new CommandException(ErrorCodes.BadValue, "cannot set maxTimeMS on getMore command for a non-awaitData cursor");
        return Task.FromResult(cursors.Next(id, $"{request.Database}.{collection}", batchSize));
    }
}

/// <summary>Closes cursors.</summary>
internal sealed class KillCursorsCommand(CursorTable cursors) : ICommand
{
    public IReadOnlyList<string> Names { get; } = ["killCursors"];

    public Task<BsonDocument> RunAsync(CommandRequest request)
    {
        var ids = request.Arguments.Needed("cursors", request.Arguments.Array("cursors"));
        request.Arguments.End();
        var (killed, missing) = (new BsonArray(), new BsonArray());
        foreach (var id in ids)
            (id.IsInt64 && cursors.Kill(id.AsInt64, $"{request.Database}.{request.Collection}") ? killed : missing).Add(id);
        return Task.FromResult(new BsonDocument { { "cursorsKilled", killed }, { "cursorsNotFound", missing }, { "cursorsAlive", new BsonArray() }, { "cursorsUnknown", new BsonArray() } });
    }
}
