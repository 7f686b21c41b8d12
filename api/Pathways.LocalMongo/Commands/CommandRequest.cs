using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Wire;

namespace Pathways.LocalMongo.Commands;

/// <summary>One command as it came, with the options that every command has already read.</summary>
internal sealed class CommandRequest
{
    private const int MajorityOrFewer = 1;

    private CommandRequest(string name, string database, BsonDocument body, ClientState client, Deadline deadline, Arguments arguments) =>
        (Name, Database, Body, Client, Deadline, Arguments) = (name, database, body, client, deadline, arguments);

    public string Name { get; }

    public string Database { get; }

    public BsonDocument Body { get; }

    public ClientState Client { get; }

    /// <summary>When <c>maxTimeMS</c> is over.</summary>
    public Deadline Deadline { get; }

    public Arguments Arguments { get; }

    /// <summary>The collection that the command's own field names.</summary>
    public string Collection => Body[0] is BsonString name
        ? name.Value
        : throw new CommandException(ErrorCodes.InvalidNamespace, $"Collection name must be a string; {Name} got {Body[0].BsonType}");

    /// <summary>Reads what is common to all commands.</summary>
    public static CommandRequest Of(BsonDocument body, ClientState client, TimeProvider clock)
    {
        var name = body.GetElement(0).Name;
        var arguments = new Arguments(body, name);
        arguments.Value(name);
        var database = arguments.Needed("$db", arguments.Text("$db"));
        foreach (var without in (ReadOnlySpan<string>)["comment", "$readPreference", "$clusterTime", "lsid"])
            arguments.Value(without);
        if (arguments.Value("txnNumber") is not null)
            throw new CommandException(ErrorCodes.IllegalOperation, "Transaction numbers are only allowed on a replica set member or mongos");
        CheckReadConcern(arguments.Document("readConcern"));
        CheckWriteConcern(arguments.Document("writeConcern"));
        return new(name, database, body, client, new(clock, arguments.Count("maxTimeMS") ?? 0), arguments);
    }

    // One server: what is committed is what the majority has.
    private static void CheckReadConcern(BsonDocument? concern)
    {
        if (concern is null)
            return;
        var arguments = new Arguments(concern, "readConcern");
        var level = arguments.Text("level") ?? "local";
        arguments.Value("provenance");
        arguments.End();
        if (level is "linearizable" or "snapshot")
            throw new CommandException(ErrorCodes.NotAReplicaSet, $"node needs to be a replica set member to use read concern {level}");
        if (level is not ("local" or "available" or "majority"))
            throw new CommandException(ErrorCodes.BadValue, $"Enumeration value '{level}' for field 'readConcern.level' is not a valid value.");
    }

    private static void CheckWriteConcern(BsonDocument? concern)
    {
        if (concern is null)
            return;
        var arguments = new Arguments(concern, "writeConcern");
        var wanted = arguments.Value("w") ?? MajorityOrFewer;
        foreach (var without in (ReadOnlySpan<string>)["j", "fsync", "wtimeout", "provenance"])
            arguments.Value(without);
        arguments.End();
        if (wanted is not BsonString { Value: "majority" } && !(wanted.IsNumeric && wanted.ToDouble() <= MajorityOrFewer))
            throw new CommandException(ErrorCodes.BadValue, "cannot use non-majority 'w' mode or 'w' > 1 when a host is not replicated");
    }
}

/// <summary>A moment after which a command gives up (50).</summary>
internal readonly struct Deadline(TimeProvider clock, long milliseconds)
{
    private readonly long _start = clock.GetTimestamp();

    public void Check()
    {
        if (milliseconds > 0 && clock.GetElapsedTime(_start).TotalMilliseconds > milliseconds)
            throw new CommandException(ErrorCodes.MaxTimeMSExpired, "operation exceeded time limit");
    }
}
