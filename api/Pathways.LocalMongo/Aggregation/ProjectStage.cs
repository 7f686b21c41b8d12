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
        var reader = new ProjectionReader(scope);
        reader.Read(document, "");
        return new ProjectStage(reader.Tree, reader.Finish());
    }

    public override IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, Scope scope) =>
        input.Select(document => tree.Apply(document, mode, scope.For(document)));
}

/// <summary>Reads which fields a projection keeps, leaves out or computes.</summary>
internal sealed class ProjectionReader(Scope scope)
{
    private FieldMode? mode;
    private bool? includesId;

    /// <summary>What was read.</summary>
    public FieldTree Tree { get; } = new();

    /// <summary>Takes all fields of a (nested) projection document.</summary>
    public void Read(BsonDocument document, string prefix)
    {
        foreach (var element in document)
            Read(prefix + element.Name, element.Value);
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
            case BsonDocument nested when nested.GetElement(0).Name[0] != '$':
                Read(nested, path + ".");
                break;
            default:
                Compute(path, Expression.Parse(value, scope));
                break;
        }
    }

    /// <summary>Takes one computed path.</summary>
    public void Compute(string path, Expression expression)
    {
        if (mode == FieldMode.Exclude)
            throw new CommandException(31252, "Cannot use expression other than $meta in exclusion projection");
        mode = FieldMode.Include;
        if (path == "_id")
            includesId = null;
        Tree.Add(path, expression);
    }

    /// <summary>Says that only what is named is kept.</summary>
    public void BeInclusion(string path)
    {
        if (mode == FieldMode.Exclude)
            throw new CommandException(31253, $"Cannot do inclusion on field {path} in exclusion projection");
        mode = FieldMode.Include;
    }

    /// <summary>The mode, once all is read; <c>_id</c> is kept unless it is left out by name.</summary>
    public FieldMode Finish()
    {
        var result = mode ?? (includesId == true ? FieldMode.Include : FieldMode.Exclude);
        if (result == FieldMode.Include ? includesId != false && !Tree.Names("_id") : includesId == false)
            Tree.Add("_id");
        return result;
    }

    private void Keep(string path, bool include)
    {
        if (path == "_id")
        {
            if (includesId is not null || Tree.Names("_id"))
                throw new CommandException(31250, "Path collision at _id");
            includesId = include;
            return;
        }

        if (include)
            BeInclusion(path);
        else if (mode == FieldMode.Include)
            throw new CommandException(31254, $"Cannot do exclusion on field {path} in inclusion projection");
        else
            mode = FieldMode.Exclude;
        Tree.Add(path);
    }
}
