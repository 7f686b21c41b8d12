using MongoDB.Bson;
using Pathways.LocalMongo.Aggregation;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Update;

/// <summary>An update: a replacement, update operators, or a pipeline (manual: "Update Methods").</summary>
public abstract class UpdateSpec
{
    /// <summary>Reads an update.</summary>
    /// <param name="update">A document or an array of pipeline stages.</param>
    /// <param name="arrayFilters">One query for each <c>$[identifier]</c> in the paths.</param>
    /// <param name="let">The command's variables, for pipelines.</param>
    /// <exception cref="CommandException">An update that MongoDB or LocalMongo refuses.</exception>
    public static UpdateSpec Parse(BsonValue update, BsonArray? arrayFilters = null, BsonDocument? let = null)
    {
        if (update is BsonDocument document)
        {
            if (document.ElementCount > 0 && document.GetElement(0).Name is ['$', ..])
                return new OperatorUpdate(document, ArrayFilters.Parse(arrayFilters, document), let);
            return arrayFilters is { Count: > 0 }
                ? throw new CommandException(ErrorCodes.FailedToParse, "arrayFilters may not be specified for replacement-style updates")
                : new ReplacementUpdate(document);
        }

        if (update is not BsonArray stages)
            throw new CommandException(ErrorCodes.FailedToParse, "Update argument must be either an object or an array");
        if (arrayFilters is { Count: > 0 })
            throw new CommandException(ErrorCodes.FailedToParse, "arrayFilters may not be specified for pipeline-syle updates");
        var scope = Scope.Of(let, null);
        return new PipelineUpdate(Pipeline.ParseUpdate(stages, scope), scope);
    }

    /// <summary>Whether the whole document is replaced; then many documents may not be updated at once.</summary>
    public virtual bool IsReplacement => false;

    /// <summary>The updated document, a new one; it equals the current one when the update changes nothing.</summary>
    /// <param name="current">The stored document, or the seed of an upsert (<see cref="UpsertSeed"/>).</param>
    /// <param name="filter">The query that found it, for the path <c>$</c>.</param>
    /// <param name="inserting">Whether the document is new: <c>$setOnInsert</c> takes effect.</param>
    /// <param name="now">The time for <c>$currentDate</c> and <c>$$NOW</c>, UTC.</param>
    /// <exception cref="CommandException">The update does not fit the document.</exception>
    public BsonDocument Apply(BsonDocument current, BsonDocument filter, bool inserting, DateTime now)
    {
        var result = Change(current, filter, inserting, now);
        KeepIdentity(current, result);
        return result;
    }

    /// <summary>The changed copy; identity and stored names are checked afterwards.</summary>
    private protected abstract BsonDocument Change(BsonDocument current, BsonDocument filter, bool inserting, DateTime now);

    // _id comes first and never changes once it is there.
    private static void KeepIdentity(BsonDocument current, BsonDocument result)
    {
        if (current.TryGetValue("_id", out var id))
        {
            if (!result.TryGetValue("_id", out var changed))
                result.InsertAt(0, new BsonElement("_id", id));
            else if (!BsonOrder.Instance.Equals(id, changed))
                throw Altered(changed);
        }

        if (!result.TryGetValue("_id", out var final))
            return;
        StoredNames.CheckId(final);
        if (result.GetElement(0).Name == "_id")
            return;
        result.Remove("_id");
        result.InsertAt(0, new BsonElement("_id", final));
    }

    private static CommandException Altered(BsonValue id) => new(
        ErrorCodes.ImmutableField, $"After applying the update, the (immutable) field '_id' was found to have been altered to _id: {id}");
}

/// <summary>The whole document but its <c>_id</c> is replaced.</summary>
internal sealed class ReplacementUpdate : UpdateSpec
{
    private readonly BsonDocument _replacement;

    public ReplacementUpdate(BsonDocument replacement)
    {
        if (replacement.Names.FirstOrDefault(name => name is ['$', ..]) is { } name)
        {
            throw new CommandException(ErrorCodes.DollarPrefixedFieldName,
                $"The dollar ($) prefixed field '{name}' in '{name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.");
        }

        _replacement = replacement;
    }

    public override bool IsReplacement => true;

    private protected override BsonDocument Change(BsonDocument current, BsonDocument filter, bool inserting, DateTime now) =>
        new(_replacement);
}

/// <summary>An update by aggregation stages.</summary>
internal sealed class PipelineUpdate(IReadOnlyList<Stage> stages, Scope scope) : UpdateSpec
{
    private protected override BsonDocument Change(BsonDocument current, BsonDocument filter, bool inserting, DateTime now)
    {
        var atNow = scope.At(now);
        return stages.Aggregate<Stage, IEnumerable<BsonDocument>>([current], (documents, stage) => stage.Run(documents, atNow)).Single();
    }
}
