using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

/// <summary><c>$project</c>.</summary>
internal sealed class ProjectStage(FieldTree tree, FieldMode mode) : Stage
{
    public static ProjectStage Parse(BsonValue operand, Scope scope)
    {
        if (operand is not BsonDocument document)
            throw new CommandException(15969, "$project specification must be an object");
        if (document.ElementCount == 0)
            throw new CommandException(51272, "Invalid $project :: caused by :: projection specification must have at least one field");
        var tree = new FieldTree();
        var reader = new ProjectionReader(tree, scope);
        reader.Read(document, "");
        return new ProjectStage(tree, reader.Finish());
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, Scope scope) =>
        input.Select(document => tree.Apply(document, mode, scope.For(document)));
}

/// <summary>Reads which fields a projection keeps, leaves out or computes.</summary>
/// <param name="tree">What is read goes here.</param>
/// <param name="scope">The variables for expressions.</param>
/// <param name="takeOperator">Takes operators that only a find has; false leaves them to the expressions.</param>
internal sealed class ProjectionReader(FieldTree tree, Scope scope, Func<string, BsonElement, bool>? takeOperator = null)
{
    private FieldMode? _mode;
    private bool? _includesId;

    /// <summary>Takes all fields of a (nested) projection document.</summary>
    public void Read(BsonDocument document, string prefix)
    {
        foreach (var element in document)
        {
            if (element.Name.EndsWith(".$", StringComparison.Ordinal))
                throw new CommandException(31324, "Cannot use positional projection in aggregation projection");
            Read(prefix + element.Name, element.Value);
        }
    }

    /// <summary>Takes one path.</summary>
    public void Read(string path, BsonValue value)
    {
        switch (value)
        {
            case BsonBoolean or { IsNumeric: true }:
                Keep(path, Truth.Of(value));
                break;
            case BsonDocument { ElementCount: 0 }:
                throw new CommandException(51270, $"An empty sub-projection is not a valid value. Found empty object at path {path}");
            case BsonDocument { ElementCount: 1 } single when single.GetElement(0).Name is ['$', ..]:
                if (takeOperator?.Invoke(path, single.GetElement(0)) == true)
                    break;
                if (!Expression.IsOperator(single.GetElement(0).Name))
                    throw new CommandException(31325, $"Unknown expression {single.GetElement(0).Name}");
                Compute(path, value, 31252, "Cannot use expression other than $meta in exclusion projection");
                break;
            case BsonDocument nested:
                Read(nested, path + ".");
                break;
            default:
                Compute(path, value, 31310, $"Cannot use an expression {path}: {value} in an exclusion projection");
                break;
        }
    }

    /// <summary>
    /// The mode, once all is read; <c>_id</c> is kept unless it is left out by name. What no field decides, the
    /// fallback does, or else <c>_id</c>.
    /// </summary>
    public FieldMode Finish(FieldMode? fallback = null)
    {
        var result = _mode ?? fallback ?? (_includesId == true ? FieldMode.Include : FieldMode.Exclude);
        if (result == FieldMode.Include ? _includesId != false && !tree.Names("_id") : _includesId == false)
            tree.Add("_id");
        return result;
    }

    private void Compute(string path, BsonValue value, int code, string refusal)
    {
        if (_mode == FieldMode.Exclude)
            throw new CommandException(code, refusal);
        _mode = FieldMode.Include;
        tree.Add(path, Expression.Parse(value, scope));
    }

    private void Keep(string path, bool include)
    {
        if (path == "_id")
        {
            if (_includesId is not null || tree.Names("_id"))
                throw new CommandException(31250, "Path collision at _id");
            _includesId = include;
            return;
        }

        var wanted = include ? FieldMode.Include : FieldMode.Exclude;
        if (_mode is not null && _mode != wanted)
        {
            throw include
                ? new CommandException(31253, $"Cannot do inclusion on field {path} in exclusion projection")
                : new CommandException(31254, $"Cannot do exclusion on field {path} in inclusion projection");
        }

        _mode = wanted;
        tree.Add(path);
    }
}
