using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;
using Pathways.LocalMongo.Storage;

namespace Pathways.LocalMongo.Commands;

/// <summary>What a sender says about an index, checked and brought into the form that MongoDB lists.</summary>
internal static class IndexSpec
{
    /// <exception cref="CommandException">It can't be made (67, 40414, 40415 …) or has a kind or option that is not served (238).</exception>
    public static BsonDocument Read(BsonDocument sent)
    {
        var arguments = new Arguments(sent, "createIndexes.indexes");
        var key = arguments.Needed("key", arguments.Document("key"));
        var name = arguments.Needed("name", arguments.Text("name"));
        var spec = new BsonDocument { { "v", 2 }, { "key", key }, { "name", name } };
        if (name is "" or "*")
            throw new CommandException(ErrorCodes.CannotCreateIndex, $"The index name '{name}' is not valid");
        CheckKey(key);
        foreach (var flag in (ReadOnlySpan<string>)["unique", "sparse"])
            if (arguments.Flag(flag) == true)
                spec.Add(flag, true);
        AddPartial(spec, arguments.Document("partialFilterExpression"));
        AddExpiry(spec, arguments.Value("expireAfterSeconds"), key);
        if (arguments.Value("v") is { } version && version != 2)
            throw new CommandException(ErrorCodes.CannotCreateIndex, $"Invalid index specification; cannot create an index with v={version}");
        arguments.Flag("background");
        arguments.Refuse("collation", "hidden", "weights", "default_language", "language_override", "textIndexVersion", "2dsphereIndexVersion", "bits", "min", "max", "bucketSize",
            "wildcardProjection", "storageEngine", "clustered", "dropDups", "prepareUnique");
        arguments.End();
        return spec;
    }

    /// <summary>False where the collection has the index already.</summary>
    /// <exception cref="CommandException">It has another one of that name (86), or this one with other options (85).</exception>
    public static bool IsNew(BsonDocument spec, CollectionInfo collection)
    {
        if (Same(spec, collection.Index(IndexInfo.IdName)!.Spec, "key"))
            return false;
        if (collection.Index(spec["name"].AsString) is { } named)
        {
            if (!IsSame(named.Spec, spec))
                throw new CommandException(ErrorCodes.IndexKeySpecsConflict, $"An existing index has the same name as the requested index. Requested index: {spec}, existing index: {named.Spec}");
            if (!Same(named.Spec, spec, "expireAfterSeconds"))
                throw new CommandException(ErrorCodes.IndexOptionsConflict, $"An equivalent index already exists with the same name but different options. Requested index: {spec}, existing index: {named.Spec}");
            return false;
        }
        if (collection.Indexes.FirstOrDefault(index => IsSame(index.Spec, spec)) is { } twin)
            throw new CommandException(ErrorCodes.IndexOptionsConflict, $"Index already exists with a different name: {twin.Name}");
        return true;
    }

    // What makes an index this one and no other.
    private static bool IsSame(BsonDocument one, BsonDocument other) =>
        Same(one, other, "key") && Same(one, other, "unique") && Same(one, other, "sparse") && Same(one, other, "partialFilterExpression");

    private static bool Same(BsonDocument one, BsonDocument other, string option) =>
        BsonOrder.Instance.Equals(one.GetValue(option, BsonNull.Value), other.GetValue(option, BsonNull.Value));

    private static void CheckKey(BsonDocument key)
    {
        if (key.ElementCount == 0)
            throw new CommandException(ErrorCodes.CannotCreateIndex, "Index keys cannot be an empty object");
        foreach (var (field, direction) in key.Select(element => (element.Name, element.Value)))
        {
            if (direction is BsonString kind)
                throw CommandException.NotServed($"indexes of kind {kind.Value}");
            if (!direction.IsNumeric || Numbers.ToDouble(direction) is 0 or double.NaN)
                throw new CommandException(ErrorCodes.CannotCreateIndex, $"Values in v:2 index key pattern must be numbers other than 0, or a string: {field}");
            if (field.Contains("$**", StringComparison.Ordinal))
                throw CommandException.NotServed("wildcard indexes");
            if (field.Split('.').Any(part => part.Length == 0 || part[0] == '$'))
                throw new CommandException(ErrorCodes.CannotCreateIndex, $"Index key contains an illegal field name: {field}");
        }
    }

    private static void AddPartial(BsonDocument spec, BsonDocument? filter)
    {
        if (filter is null)
            return;
        if (spec.Contains("sparse"))
            throw new CommandException(ErrorCodes.CannotCreateIndex, "cannot mix \"partialFilterExpression\" and \"sparse\" options");
        Filter.Parse(filter);
        CheckPartial(filter);
        spec.Add("partialFilterExpression", filter);
    }

    // MongoDB takes only what it can hold against a query; what it refuses must not pass here and fail there.
    private static void CheckPartial(BsonDocument filter)
    {
        foreach (var part in filter)
        {
            if (part.Name is "$and" or "$or")
                foreach (var inner in part.Value.AsBsonArray)
                    CheckPartial(inner.AsBsonDocument);
            else if (part.Name.StartsWith('$') || part.Value is BsonRegularExpression)
                throw NotInPartial(part.Name);
            else if (part.Value is BsonDocument operators && operators.Names.FirstOrDefault(name => name.StartsWith('$')) is not null)
                foreach (var condition in operators)
                    if (condition.Name is not ("$eq" or "$gt" or "$gte" or "$lt" or "$lte" or "$in" or "$type") && !(condition.Name == "$exists" && condition.Value.ToBoolean()))
                        throw NotInPartial(condition.Name);
        }
    }

    private static CommandException NotInPartial(string what) => new(ErrorCodes.CannotCreateIndex, $"Expression not supported in partial index: {what}");

    private static void AddExpiry(BsonDocument spec, BsonValue? seconds, BsonDocument key)
    {
        if (seconds is null)
            return;
        if (!seconds.IsNumeric || Numbers.ToDouble(seconds) is not (>= 0 and <= int.MaxValue))
            throw new CommandException(ErrorCodes.CannotCreateIndex, $"TTL index 'expireAfterSeconds' option must be within an acceptable range, try a different number than {seconds}");
        if (key.ElementCount != 1 || key.Contains("_id"))
            throw new CommandException(ErrorCodes.CannotCreateIndex, "TTL indexes are single-field indexes, compound indexes do not support TTL");
        spec.Add("expireAfterSeconds", seconds);
    }
}
