using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

/// <summary>Which fields a projection names, as a tree of names: kept or left out, or computed. It walks into documents and into each element of arrays.</summary>
internal sealed class FieldTree
{
    private readonly Dictionary<string, FieldTree> _children = [];
    private readonly List<string> _order = [];
    private Expression? _computed;

    private bool IsLeaf => _children.Count == 0;

    private bool Computes => _computed is not null || _children.Values.Any(child => child.Computes);

    /// <summary>Adds a path; with an expression its value is computed.</summary>
    /// <exception cref="CommandException">31249 or 31250: the path meets another.</exception>
    public void Add(string path, Expression? expression = null)
    {
        var node = this;
        var names = FieldNames.Of(path);
        for (var i = 0; i < names.Length; i++)
        {
            if (!node._children.TryGetValue(names[i], out var child))
            {
                node._children.Add(names[i], child = new FieldTree());
                node._order.Add(names[i]);
            }
            else if (i == names.Length - 1)
                throw new CommandException(31250, $"Path collision at {path}");
            else if (child.IsLeaf)
                throw new CommandException(31249, $"Path collision at {path} remaining portion {string.Join('.', names[(i + 1)..])}");
            node = child;
        }
        node._computed = expression;
    }

    /// <summary>Whether a top-level field is named.</summary>
    public bool Names(string name) => _children.ContainsKey(name);

    /// <summary>The projected document, a new one: with the named fields only, or without them.</summary>
    public BsonDocument Apply(BsonDocument document, bool includes)
    {
        var result = Select(document, includes);
        return Computes ? Compute(result, document) : result;
    }

    private BsonDocument Select(BsonDocument document, bool includes)
    {
        var result = new BsonDocument();
        foreach (var element in document)
        {
            if (!_children.TryGetValue(element.Name, out var child))
            {
                if (!includes)
                    result.Add(element);
            }
            else if (child.IsLeaf)
            {
                // What is computed comes after all that is kept.
                if (includes && child._computed is null)
                    result.Add(element);
            }
            else if (child.SelectWithin(element.Value, includes) is { } value)
                result.Add(element.Name, value);
        }
        return result;
    }

    private BsonValue? SelectWithin(BsonValue value, bool includes) => value switch
    {
        BsonDocument document => Select(document, includes),
        BsonArray array => new BsonArray(array.Select(item => SelectWithin(item, includes)).OfType<BsonValue>()),
        _ => includes ? null : value,
    };

    private BsonDocument Compute(BsonDocument selected, BsonDocument root)
    {
        foreach (var name in _order.Where(name => _children[name].Computes))
        {
            var child = _children[name];
            var value = child.IsLeaf ? child._computed!.Evaluate(root) : child.ComputeWithin(selected.GetValue(name, null), root);
            if (value is not null)
                selected[name] = value;
        }
        return selected;
    }

    private BsonValue ComputeWithin(BsonValue? value, BsonDocument root) => value switch
    {
        BsonArray array => new BsonArray(array.Select(item => ComputeWithin(item, root))),
        BsonDocument document => Compute(document, root),
        _ => Compute([], root),
    };
}
