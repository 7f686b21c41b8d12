using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Aggregation;

/// <summary>Which fields of a document a projection keeps.</summary>
internal enum FieldMode
{
    /// <summary>Only those named.</summary>
    Include,

    /// <summary>All but those named.</summary>
    Exclude,

    /// <summary>All, with computed ones added: <c>$addFields</c>.</summary>
    Keep,
}

/// <summary>
/// The fields that a projection names, as a tree of names: kept, left out or computed. It walks into documents and
/// into each element of arrays.
/// </summary>
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
            var last = i == names.Length - 1;
            if (!node._children.TryGetValue(names[i], out var child))
            {
                node._children.Add(names[i], child = new FieldTree());
                node._order.Add(names[i]);
            }
            else if (last)
                throw new CommandException(31250, $"Path collision at {path}");
            else if (child.IsLeaf)
                throw new CommandException(31249, $"Path collision at {path} remaining portion {string.Join('.', names[(i + 1)..])}");
            node = child;
        }

        node._computed = expression;
    }

    /// <summary>Whether a top-level field is named.</summary>
    public bool Names(string name) => _children.ContainsKey(name);

    /// <summary>The projected document, a new one.</summary>
    public BsonDocument Apply(BsonDocument document, FieldMode mode, Scope scope)
    {
        var result = mode == FieldMode.Keep ? new BsonDocument(document) : Select(document, mode);
        return Computes ? Compute(result, scope) : result;
    }

    private BsonDocument Select(BsonDocument document, FieldMode mode)
    {
        var result = new BsonDocument();
        foreach (var element in document)
        {
            if (!_children.TryGetValue(element.Name, out var child))
            {
                if (mode == FieldMode.Exclude)
                    result.Add(element);
            }
            else if (child.IsLeaf)
            {
                // What is computed comes after all that an inclusion keeps, but keeps its place in an exclusion.
                if (mode == FieldMode.Include == child._computed is null)
                    result.Add(element);
            }
            else if (child.SelectWithin(element.Value, mode) is { } value)
                result.Add(element.Name, value);
        }

        return result;
    }

    private BsonValue? SelectWithin(BsonValue value, FieldMode mode) => value switch
    {
        BsonDocument document => Select(document, mode),
        BsonArray array => new BsonArray(array.Select(item => SelectWithin(item, mode)).OfType<BsonValue>()),
        _ => mode == FieldMode.Exclude ? value : null,
    };

    private BsonDocument Compute(BsonDocument document, Scope scope)
    {
        var result = new BsonDocument(document);
        foreach (var name in _order)
        {
            var child = _children[name];
            if (!child.Computes)
                continue;
            var value = child.IsLeaf
                ? child._computed!.Evaluate(scope)
                : child.ComputeWithin(result.GetValue(name, null), scope);
            if (value is null)
                result.Remove(name);
            else
                result[name] = value;
        }

        return result;
    }

    private BsonValue ComputeWithin(BsonValue? value, Scope scope) => value switch
    {
        BsonArray array => new BsonArray(array.Select(item => ComputeWithin(item, scope))),
        BsonDocument document => Compute(document, scope),
        _ => Compute([], scope),
    };
}
