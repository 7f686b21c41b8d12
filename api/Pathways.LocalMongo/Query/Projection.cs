using MongoDB.Bson;
using Pathways.LocalMongo.Aggregation;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary>A projection of find and findAndModify: fields, expressions, <c>$slice</c>, <c>$elemMatch</c> and <c>.$</c>.</summary>
public sealed class Projection
{
    private readonly FieldTree tree;
    private readonly FieldMode mode;
    private readonly Scope scope;
    private readonly IReadOnlyList<FindSlice> slices;
    private readonly FindPosition? position;

    private Projection(FieldTree tree, FieldMode mode, Scope scope, IReadOnlyList<FindSlice> slices, FindPosition? position)
    {
        this.tree = tree;
        this.mode = mode;
        this.scope = scope;
        this.slices = slices;
        this.position = position;
    }

    /// <summary>Reads a projection.</summary>
    /// <param name="projection">The projection document; empty keeps all.</param>
    /// <param name="filter">The query, for <c>.$</c>.</param>
    /// <param name="let">The command's variables.</param>
    /// <param name="now">The time that <c>$$NOW</c> stands for; without it, that variable is refused.</param>
    /// <exception cref="CommandException">A projection that MongoDB or LocalMongo refuses.</exception>
    public static Projection Parse(BsonDocument projection, BsonDocument? filter = null, BsonDocument? let = null, DateTime? now = null)
    {
        var scope = Scope.Of(let, now);
        var reader = new ProjectionReader(scope);
        var slices = new List<FindSlice>();
        FindPosition? position = null;
        foreach (var element in projection)
        {
            if (element.Name.EndsWith(".$", StringComparison.Ordinal))
            {
                if (position is not null)
                    throw new CommandException(31276, "Cannot specify more than one positional projection per query.");
                position = new FindPosition(element.Name[..^2], filter ?? [], let, now);
                reader.Read(element.Name[..^2], true);
            }
            else if (element.Value is BsonDocument { ElementCount: 1 } only && only.GetElement(0).Name == "$slice")
                slices.Add(new FindSlice(element.Name, only[0], reader));
            else if (element.Value is BsonDocument { ElementCount: 1 } match && match.GetElement(0).Name == "$elemMatch")
                reader.Compute(element.Name, new FindElement(element.Name, match[0], scope));
            else
                reader.Read(element.Name, element.Value);
        }

        var mode = reader.Finish();
        if (mode == FieldMode.Include)
            slices.ForEach(slice => reader.Tree.Add(slice.Path));
        return new Projection(reader.Tree, mode, scope, slices, position);
    }

    /// <summary>The projected document, a new one.</summary>
    public BsonDocument Apply(BsonDocument document)
    {
        var result = tree.Apply(document, mode, scope.For(document));
        if (slices.Count == 0 && position is null)
            return result;
        result = (BsonDocument)result.DeepClone();
        position?.Apply(document, result);
        foreach (var slice in slices)
            slice.Apply(result);
        return result;
    }
}
