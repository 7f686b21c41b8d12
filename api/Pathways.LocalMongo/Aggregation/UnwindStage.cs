using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

/// <summary><c>$unwind</c>: one document for each element of an array; any other value counts as an array of itself.</summary>
internal sealed class UnwindStage(string[] path, string[]? indexField, bool keepsEmpty) : Stage
{
    public static UnwindStage Parse(BsonValue operand)
    {
        var options = operand switch
        {
            BsonDocument document => document,
            BsonString => new BsonDocument("path", operand),
            _ => throw new CommandException(15981, $"expected either a string or an object as specification for $unwind stage, got {ArrayExpressions.NameOf(operand)}"),
        };
        if (options.Names.FirstOrDefault(name => name is not ("path" or "includeArrayIndex" or "preserveNullAndEmptyArrays")) is { } unknown)
            throw new CommandException(28811, $"unrecognized option to $unwind stage: {unknown}");
        if (!options.TryGetValue("path", out var path))
            throw new CommandException(28812, "no path specified to $unwind stage");
        if (path is not BsonString { Value: var text })
            throw new CommandException(28808, $"expected a string as the path for $unwind stage, got {ArrayExpressions.NameOf(path)}");
        if (text is not ['$', ..])
            throw new CommandException(28818, $"path option to $unwind stage should be prefixed with a '$': {text}");
        var index = options.GetValue("includeArrayIndex", null);
        if (index is not (null or BsonString { Value.Length: > 0 }))
            throw new CommandException(28810, $"expected a non-empty string for the includeArrayIndex option to $unwind stage, got {index}");
        if (index is BsonString { Value: ['$', ..] })
            throw new CommandException(28822, $"includeArrayIndex option to $unwind stage should not be prefixed with a '$': {index}");
        var keep = options.GetValue("preserveNullAndEmptyArrays", false);
        if (keep is not BsonBoolean)
            throw new CommandException(28809, $"expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got {ArrayExpressions.NameOf(keep)}");
        return new UnwindStage(FieldNames.Of(text[1..]), index is null ? null : FieldNames.Of(index.AsString), keep.AsBoolean);
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, Scope scope) => input.SelectMany(Unwind);

    private IEnumerable<BsonDocument> Unwind(BsonDocument document)
    {
        var value = Read(document);
        if (value is BsonArray { Count: > 0 } array)
            return array.Select((item, i) => Numbered(With(document, 0, item), new BsonInt64(i)));
        if (value is BsonArray)
            return keepsEmpty ? [Numbered(With(document, 0, null), BsonNull.Value)] : [];
        return keepsEmpty || !BsonOrder.IsNullish(value) ? [Numbered(document, BsonNull.Value)] : [];
    }

    private BsonValue? Read(BsonDocument document)
    {
        BsonValue? value = document;
        foreach (var name in path)
            value = (value as BsonDocument)?.GetValue(name, null);
        return value;
    }

    // A copy with another value at the path; documents on the way are copied, never shared and changed.
    private BsonDocument With(BsonDocument document, int at, BsonValue? value)
    {
        var result = new BsonDocument(document);
        if (at < path.Length - 1)
            result[path[at]] = With(result[path[at]].AsBsonDocument, at + 1, value);
        else if (value is null)
            result.Remove(path[at]);
        else
            result[path[at]] = value;
        return result;
    }

    private BsonDocument Numbered(BsonDocument document, BsonValue index)
    {
        if (indexField is null)
            return document;
        var result = (BsonDocument)document.DeepClone();
        Update.UpdatePath.Write(result, indexField, index);
        return result;
    }
}
