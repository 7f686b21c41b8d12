using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Aggregation;

/// <summary>A projection, of <c>find</c>, <c>findAndModify</c> and <c>$project</c>: fields kept, left out or computed.</summary>
/// <remarks>https://www.mongodb.com/docs/manual/reference/operator/aggregation/project/</remarks>
public sealed class Projection
{
    private readonly FieldTree _tree = new();
    private readonly DateTime _now;
    private bool? _includes;
    private bool? _includesId;

    private Projection(DateTime now) => _now = now;

    /// <summary>Reads a projection; <paramref name="now"/> is what <c>$$NOW</c> stands for.</summary>
    /// <exception cref="CommandException">A projection that MongoDB or LocalMongo refuses.</exception>
    public static Projection Parse(BsonDocument document, DateTime now)
    {
        var projection = new Projection(now);
        projection.Read(document, "");
        var includes = projection._includes ??= projection._includesId == true;
        // _id is kept unless it is left out by name.
        if (includes ? projection._includesId != false && !projection._tree.Names("_id") : projection._includesId == false)
            projection._tree.Add("_id");
        return projection;
    }

    /// <summary>The projected document, a new one.</summary>
    public BsonDocument Apply(BsonDocument document) => _tree.Apply(document, _includes == true);

    private void Read(BsonDocument document, string prefix)
    {
        foreach (var element in document)
        {
            if (element.Name is "$" || element.Name.EndsWith(".$", StringComparison.Ordinal))
                throw CommandException.NotServed("positional projections");
            Read(prefix + element.Name, element.Value);
        }
    }

    private void Read(string path, BsonValue value)
    {
        switch (value)
        {
            case BsonBoolean or { IsNumeric: true }:
                Keep(path, Truth.Of(value));
                break;
            case BsonDocument { ElementCount: 0 }:
                throw new CommandException(51270, $"An empty sub-projection is not a valid value. Found empty object at path {path}");
            case BsonDocument { ElementCount: 1 } single when single.GetElement(0).Name is ['$', ..] and var name:
                throw new CommandException(31325, $"Unknown expression {name}");
            case BsonDocument nested:
                Read(nested, path + ".");
                break;
            default:
                if (_includes == false)
                    throw new CommandException(31310, $"Cannot use an expression {path}: {value} in an exclusion projection");
                _includes = true;
                _tree.Add(path, Expression.Parse(value, _now));
                break;
        }
    }

    private void Keep(string path, bool include)
    {
        if (path == "_id")
        {
            if (_includesId is not null || _tree.Names("_id"))
                throw new CommandException(31250, "Path collision at _id");
            _includesId = include;
            return;
        }
        if (_includes == !include)
            throw new CommandException(include ? 31253 : 31254, $"Cannot do {(include ? "in" : "ex")}clusion on field {path} in {(include ? "ex" : "in")}clusion projection");
        _includes = include;
        _tree.Add(path);
    }
}
