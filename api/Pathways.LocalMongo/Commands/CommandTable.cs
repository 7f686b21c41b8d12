using Microsoft.Data.Sqlite;
using MongoDB.Bson;
using Pathways.LocalMongo.Auth;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Storage;
using Pathways.LocalMongo.Wire;

namespace Pathways.LocalMongo.Commands;

/// <summary>All commands; turns a request into an answer, and a refusal into MongoDB's form.</summary>
internal sealed class CommandTable
{
    private const int DiskFull = 13;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, ICommand> _commands = [];

    public CommandTable(DataStore store, CursorTable cursors, ScramCredentials credentials, TimeProvider clock)
    {
        _clock = clock;
        ICommand[] all =
        [
            new HelloCommand(credentials, clock), new SaslStartCommand(credentials), new SaslContinueCommand(),
            new PingCommand(), new BuildInfoCommand(),
            new FindCommand(store, cursors, clock), new AggregateCommand(store, cursors, clock), new CountCommand(store),
            new GetMoreCommand(cursors), new KillCursorsCommand(cursors),
            new InsertCommand(store), new UpdateCommand(store, clock), new DeleteCommand(store), new FindAndModifyCommand(store, clock),
            new CreateCommand(store), new DropCommand(store, cursors),
            new CreateIndexesCommand(store), new DropIndexesCommand(store), new ListIndexesCommand(store, cursors),
            new ListCollectionsCommand(store, cursors),
        ];
        foreach (var command in all)
            foreach (var name in command.Names)
                _commands.Add(name, command);
    }

    /// <summary>Runs a request. Never throws for what a client sent.</summary>
    public async Task<BsonDocument> RunAsync(WireRequest request, ClientState client)
    {
        try
        {
            if (request.Body is not { ElementCount: > 0 } body)
                throw new CommandException(ErrorCodes.InvalidBSON, "The command is no BSON document that this server reads");
            var answer = await Find(body, request, client).RunAsync(CommandRequest.Of(body, client, _clock));
            return answer.Add("ok", 1.0);
        }
        catch (CommandException e)
        {
            return Refusal(e);
        }
        catch (ObjectDisposedException)
        {
            return Refusal(new(ErrorCodes.ShutdownInProgress, "The server is shutting down"));
        }
        catch (SqliteException e) when (e.SqliteErrorCode == DiskFull)
        {
            return Refusal(new(ErrorCodes.OutOfDiskSpace, "The disk is full; nothing was stored"));
        }
#pragma warning disable CA1031 // A fault in this program: the client is told so, and its connection and the others go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Refusal(new(ErrorCodes.InternalError, $"{e.GetType().Name}: {e.Message}"));
        }
    }

    private ICommand Find(BsonDocument body, WireRequest request, ClientState client)
    {
        var name = body.GetElement(0).Name;
        if (!_commands.TryGetValue(name, out var command))
            throw new CommandException(ErrorCodes.CommandNotFound, $"no such command: '{name}'");
        if (request.IsQuery && !command.IsOpenToAll)
            throw new CommandException(ErrorCodes.UnsupportedOpQueryCommand, $"Unsupported OP_QUERY command: {name}. The client driver may require an upgrade.");
        if (!client.IsAuthenticated && !command.IsOpenToAll)
            throw new CommandException(ErrorCodes.Unauthorized, $"Command {name} requires authentication");
        return command;
    }

    private static BsonDocument Refusal(CommandException e)
    {
        var answer = new BsonDocument { { "ok", 0.0 }, { "errmsg", e.Message }, { "code", e.Code }, { "codeName", e.CodeName } };
        if (e is DuplicateKeyException duplicate)
            answer.AddRange(new BsonDocument { { "keyPattern", duplicate.KeyPattern }, { "keyValue", duplicate.KeyValue } });
        return answer;
    }
}
