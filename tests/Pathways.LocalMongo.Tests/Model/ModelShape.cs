using MongoDB.Bson;

namespace Pathways.LocalMongo.Tests.Model;

/// <summary>Sort and projection, written from MongoDB's manual for the model alone.</summary>
internal static class ModelShape
{
    /// <summary>Documents in the order that a sort asks for; an array sorts by its least element going up, by its greatest going down.</summary>
    public static IEnumerable<BsonDocument> Sort(IEnumerable<BsonDocument> documents, BsonDocument sort) => documents.Order(Comparer<BsonDocument>.Create((left, right) =>
    {
        foreach (var key in sort)
        {
            var up = key.Value.ToInt32() > 0;
            if (CompareKeys(Key(left, key.Name.Split('.'), up), Key(right, key.Name.Split('.'), up)) is not 0 and var difference)
                return up ? difference : -difference;
        }
        return 0;
    }));

    /// <summary>A document as a projection shows it.</summary>
    public static BsonDocument Project(BsonDocument document, BsonDocument projection)
    {
        var paths = projection.Where(field => field.Name != "_id").Select(field => field.Name.Split('.')).ToList();
        var including = projection.Any(field => field.Name != "_id" ? Shown(field) : Shown(field) && projection.ElementCount == 1);
        if (including && projection.GetValue("_id", true).ToBoolean())
            paths.Add(["_id"]);
        if (!including && projection.TryGetValue("_id", out var id) && !id.ToBoolean())
            paths.Add(["_id"]);
        return including ? Include(document, paths) : Exclude(document, paths);
    }

    private static bool Shown(BsonElement field) => field.Value.ToBoolean();

    private static BsonDocument Include(BsonDocument document, IReadOnlyList<string[]> paths)
    {
        var shown = new BsonDocument();
        foreach (var field in document)
        {
            var here = paths.Where(path => path[0] == field.Name).ToList();
            if (here.Any(path => path.Length == 1))
                shown.Add(field);
            else if (here.Count > 0 && IncludeBelow(field.Value, [.. here.Select(path => path[1..])]) is { } below)
                shown.Add(field.Name, below);
        }
        return shown;
    }

    private static BsonValue? IncludeBelow(BsonValue value, IReadOnlyList<string[]> paths) => value switch
    {
        BsonDocument document => Include(document, paths),
        BsonArray array => new BsonArray(array.Select(item => IncludeBelow(item, paths)).Where(item => item is not null)),
        _ => null,
    };

    private static BsonDocument Exclude(BsonDocument document, IReadOnlyList<string[]> paths)
    {
        var shown = new BsonDocument();
        foreach (var field in document)
        {
            var here = paths.Where(path => path[0] == field.Name).ToList();
            if (!here.Any(path => path.Length == 1))
                shown.Add(field.Name, here.Count == 0 ? field.Value : ExcludeBelow(field.Value, [.. here.Select(path => path[1..])]));
        }
        return shown;
    }

    private static BsonValue ExcludeBelow(BsonValue value, IReadOnlyList<string[]> paths) => value switch
    {
        BsonDocument document => Exclude(document, paths),
        BsonArray array => new BsonArray(array.Select(item => ExcludeBelow(item, paths))),
        _ => value,
    };

    // An empty array has no element: it comes before null and before a missing field.
    private static int CompareKeys((bool IsEmptyArray, BsonValue? Value) left, (bool IsEmptyArray, BsonValue? Value) right) =>
        left.IsEmptyArray || right.IsEmptyArray ? right.IsEmptyArray.CompareTo(left.IsEmptyArray) : ModelOrder.Compare(left.Value, right.Value);

    private static (bool IsEmptyArray, BsonValue? Value) Key(BsonDocument document, string[] path, bool up)
    {
        var keys = IndexKeys(document, path).Order(Comparer<(bool, BsonValue?)>.Create(CompareKeys)).ToList();
        return up ? keys[0] : keys[^1];
    }

    /// <summary>The keys that an index on a path holds for a document: one, or one an element where the path meets an array.</summary>
    public static IEnumerable<(bool IsEmptyArray, BsonValue? Value)> IndexKeys(BsonValue? value, ReadOnlyMemory<string> path)
    {
        if (value is BsonArray positions && !path.IsEmpty && int.TryParse(path.Span[0], out var position))
            return IndexKeys(position < positions.Count ? positions[position] : null, path[1..]);
        if (value is BsonArray array)
            return array.Count == 0 ? [(path.IsEmpty, null)]
                : path.IsEmpty ? array.Select(item => (false, (BsonValue?)item)) : array.SelectMany(item => item is BsonDocument ? IndexKeys(item, path) : [(false, null)]);
        if (path.IsEmpty)
            return [(false, value)];
        return value is BsonDocument document ? IndexKeys(document.GetValue(path.Span[0], null), path[1..]) : [(false, null)];
    }
}
