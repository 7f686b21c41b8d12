using MongoDB.Bson;
using Pathways.LocalMongo.Aggregation;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary>A projection of find and findAndModify: fields, expressions, <c>$slice</c>, <c>$elemMatch</c> and <c>.$</c>.</summary>
public sealed class Projection
{
    private readonly FieldTree _tree;
    private readonly FieldMode _mode;
    private readonly Scope _scope;
    private readonly IReadOnlyList<FindSlice> _slices;
    private readonly FindPosition? _position;

    private Projection(FieldTree tree, FieldMode mode, Scope scope, IReadOnlyList<FindSlice> slices, FindPosition? position)
    {
        _tree = tree;
        _mode = mode;
        _scope = scope;
        _slices = slices;
        _position = position;
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
        var slices = new List<FindSlice>();
        var matches = 0;
        var tree = new FieldTree();
        var reader = new ProjectionReader(tree, scope, TakeFindOperator);
        FindPosition? position = null;
        foreach (var element in projection)
        {
            var dollar = (element.Name + ".").IndexOf(".$.", StringComparison.Ordinal);
            if (dollar < 0)
            {
                reader.Read(element.Name, element.Value);
                continue;
            }

            var path = element.Name[..dollar];
            CheckPosition(element, path, position, matches, filter ?? []);
            position = new FindPosition(path, filter ?? [], let, now);
            reader.Read(path, true);
        }

        var mode = reader.Finish(slices.Count > 0 ? null : matches > 0 ? FieldMode.Include : null);
        if (mode == FieldMode.Include)
            slices.ForEach(slice => tree.Add(slice.Path));
        return new Projection(tree, mode, scope, slices, position);

        bool TakeFindOperator(string path, BsonElement operation)
        {
            if (operation.Name == "$slice")
                slices.Add(new FindSlice(path, operation.Value));
            else if (operation.Name == "$elemMatch")
                tree.Add(path, new FindElement(path, operation.Value));
            else
                return false;
            matches += operation.Name == "$elemMatch" ? 1 : 0;
            return true;
        }
    }

    /// <summary>The projected document, a new one.</summary>
    public BsonDocument Apply(BsonDocument document)
    {
        var result = _tree.Apply(document, _mode, _scope.For(document));
        if (_slices.Count == 0 && _position is null)
            return result;
        result = (BsonDocument)result.DeepClone();
        _position?.Apply(document, result);
        foreach (var slice in _slices)
            slice.Apply(result);
        return result;
    }

    private static void CheckPosition(BsonElement element, string path, FindPosition? other, int matches, BsonDocument filter)
    {
        if (element.Value is not (BsonBoolean or { IsNumeric: true }))
            throw new CommandException(31271, "positional projection cannot be used with an expression, a literal or sub object");
        if (!Truth.Of(element.Value))
            throw new CommandException(31395, "positional projection cannot be used with exclusion");
        if (other is not null)
            throw new CommandException(31276, "Cannot specify more than one positional projection per query.");
        if (matches > 0)
            throw new CommandException(31256, "Cannot specify positional operator and $elemMatch.");
        if (!FindPosition.IsAsked(path, filter))
            throw new CommandException(31277, $"Positional projection '{element.Name}' does not match the query document.");
    }
}
