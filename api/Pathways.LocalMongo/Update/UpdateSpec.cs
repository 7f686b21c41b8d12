using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Update;

/// <summary>An update: a replacement or update operators (manual: "Update Methods").</summary>
public abstract class UpdateSpec
{
    /// <summary>Reads an update.</summary>
    /// <exception cref="CommandException">An update that MongoDB or LocalMongo refuses.</exception>
    public static UpdateSpec Parse(BsonValue update) => update switch
    {
        BsonDocument { ElementCount: > 0 } document when document.GetElement(0).Name is ['$', ..] => new OperatorUpdate(document),
        BsonDocument document => new ReplacementUpdate(document),
        BsonArray => throw CommandException.NotServed("updates by a pipeline"),
        _ => throw new CommandException(ErrorCodes.FailedToParse, "Update argument must be either an object or an array"),
    };

    /// <summary>Whether the whole document is replaced; then many documents may not be updated at once.</summary>
    public virtual bool IsReplacement => false;

    /// <summary>The updated document as it is to be stored, a new one; it equals the current one when the update changes nothing.</summary>
    /// <param name="current">The stored document, or the seed of an upsert (<see cref="UpsertSeed"/>).</param>
    /// <param name="inserting">Whether the document is new: <c>$setOnInsert</c> takes effect.</param>
    /// <param name="now">The time for <c>$currentDate</c>, UTC.</param>
    /// <exception cref="CommandException">The update does not fit the document.</exception>
    public BsonDocument Apply(BsonDocument current, bool inserting, DateTime now)
    {
        var result = Change(current, inserting, now);
        if (current.TryGetValue("_id", out var id) && !BsonOrder.Instance.Equals(id, result.GetValue("_id", null)))
            throw new CommandException(ErrorCodes.ImmutableField, $"After applying the update, the (immutable) field '_id' was found to have been altered from _id: {id}");
        return StoredForm.Of(result);
    }

    /// <summary>The changed copy.</summary>
    private protected abstract BsonDocument Change(BsonDocument current, bool inserting, DateTime now);
}

/// <summary>The whole document but its <c>_id</c> is replaced.</summary>
internal sealed class ReplacementUpdate : UpdateSpec
{
    private readonly BsonDocument _replacement;

    public ReplacementUpdate(BsonDocument replacement)
    {
        if (replacement.Names.FirstOrDefault(name => name is ['$', ..]) is { } name)
            throw new CommandException(ErrorCodes.DollarPrefixedFieldName,
                $"The dollar ($) prefixed field '{name}' in '{name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.");
        _replacement = replacement;
    }

    public override bool IsReplacement => true;

    private protected override BsonDocument Change(BsonDocument current, bool inserting, DateTime now) =>
        current.TryGetValue("_id", out var id) && !_replacement.Contains("_id") ? new BsonDocument("_id", id).AddRange(_replacement) : _replacement;
}
