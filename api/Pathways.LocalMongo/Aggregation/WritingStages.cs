using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

/// <summary>Where a pipeline's last stage writes.</summary>
public interface IPipelineTarget
{
    /// <summary><c>$out</c>: these documents become the whole content of a collection, at once.</summary>
    /// <param name="database">The database; null means the one that the command ran on.</param>
    void Replace(string? database, string collection, IEnumerable<BsonDocument> documents);

    /// <summary><c>$merge</c>: each document meets the one of its <c>_id</c> in a collection.</summary>
    /// <param name="database">The database; null means the one that the command ran on.</param>
    /// <param name="whenMatched">replace, keepExisting, merge or fail (11000).</param>
    /// <param name="whenNotMatched">insert, discard or fail (13113).</param>
    void Merge(string? database, string collection, IEnumerable<BsonDocument> documents, string whenMatched, string whenNotMatched);
}

/// <summary>A stage that writes what comes in and lets nothing out.</summary>
internal abstract class WritingStage : Stage
{
    public abstract void Write(IEnumerable<BsonDocument> input, IPipelineTarget target);

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, Scope scope) =>
        throw new CommandException(ErrorCodes.IllegalOperation, "this pipeline may not write");

    /// <summary>A collection's name, alone or with its database.</summary>
    private protected static (string? Database, string Collection) Namespace(string stage, BsonValue operand) => operand switch
    {
        BsonString name => (null, name.Value),
        BsonDocument { ElementCount: 2 } both when both.GetValue("db", null) is BsonString db && both.GetValue("coll", null) is BsonString coll
            => (db.Value, coll.Value),
        _ => throw new CommandException(stage == "$out" ? 16990 : 51178, $"{stage} needs a collection name or {{ db, coll }}"),
    };
}

/// <summary><c>$out</c>.</summary>
internal sealed class OutStage(string? database, string collection) : WritingStage
{
    public static OutStage Parse(BsonValue operand)
    {
        var (database, collection) = Namespace("$out", operand);
        return new OutStage(database, collection);
    }

    public override void Write(IEnumerable<BsonDocument> input, IPipelineTarget target) =>
        target.Replace(database, collection, input);
}

/// <summary><c>$merge</c> on <c>_id</c>; pipelines and other keys are refused.</summary>
internal sealed class MergeStage(string? database, string collection, string whenMatched, string whenNotMatched) : WritingStage
{
    public static MergeStage Parse(BsonValue operand)
    {
        var options = operand as BsonDocument ?? new BsonDocument("into", operand);
        if (options.Names.FirstOrDefault(name => name is not ("into" or "on" or "whenMatched" or "whenNotMatched")) is { } unknown)
            throw new CommandException(40415, $"BSON field '$merge.{unknown}' is an unknown field.");
        if (!options.TryGetValue("into", out var into))
            throw new CommandException(40414, "BSON field '$merge.into' is missing but a required field");
        if (options.GetValue("on", "_id") is not (BsonString { Value: "_id" } or BsonArray { Count: 1 } and [BsonString { Value: "_id" }]))
            throw new CommandException(51183, "Cannot find index to verify that join fields will be unique");
        var (database, collection) = Namespace("$merge", into);
        return new MergeStage(
            database, collection,
            Choice(options, "whenMatched", "merge", ["replace", "keepExisting", "merge", "fail"]),
            Choice(options, "whenNotMatched", "insert", ["insert", "discard", "fail"]));
    }

    public override void Write(IEnumerable<BsonDocument> input, IPipelineTarget target) =>
        target.Merge(database, collection, input, whenMatched, whenNotMatched);

    private static string Choice(BsonDocument options, string name, string otherwise, string[] allowed)
    {
        var value = options.GetValue(name, otherwise);
        return value is BsonString text && allowed.Contains(text.Value)
            ? text.Value
            : throw new CommandException(ErrorCodes.BadValue, $"Enumeration value '{value}' for field '$merge.{name}' is not a valid value.");
    }
}
