using MongoDB.Bson;
using Pathways.LocalMongo.Aggregation;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Query;

/// <summary>
/// A sort: by each path in turn. An array counts by its smallest element when ascending and by its largest when
/// descending; paths that share an array are chosen together; a missing value sorts as null.
/// </summary>
public sealed class SortOrder
{
    private readonly FieldPath[] _paths;
    private readonly int[] _signs;

    private SortOrder(FieldPath[] paths, int[] signs)
    {
        _paths = paths;
        _signs = signs;
    }

    /// <summary>The paths with 1 for ascending and -1 for descending, in order.</summary>
    public IEnumerable<(string Path, int Direction)> Keys => _paths.Select((path, i) => (path.Path, _signs[i]));

    /// <summary>Reads a sort document such as <c>{ a: 1, "b.c": -1 }</c>.</summary>
    public static SortOrder Parse(BsonDocument sort)
    {
        foreach (var element in sort)
            Check(element);
        return new SortOrder(
            [.. sort.Names.Select(FieldPath.Parse)],
            [.. sort.Values.Select(value => value.ToInt32() > 0 ? 1 : -1)]);
    }

    /// <summary>The documents in this order; those that are equal keep their order.</summary>
    public IEnumerable<BsonDocument> Apply(IEnumerable<BsonDocument> documents) => Apply(documents, document => document);

    /// <summary>Things in the order of the documents that they hold.</summary>
    public IEnumerable<T> Apply<T>(IEnumerable<T> things, Func<T, BsonDocument> document) =>
        things.OrderBy(thing => KeyOf(document(thing)), Comparer<BsonValue[]>.Create(CompareKeys));

    private BsonValue[] KeyOf(BsonDocument document)
    {
        try
        {
            return IndexKeys.Of(document, _paths).Keys.Aggregate((best, key) => CompareKeys(key, best) < 0 ? key : best);
        }
        catch (CommandException fault) when (fault.Code == ErrorCodes.CannotIndexParallelArrays)
        {
            throw new CommandException(ErrorCodes.BadValue, "Executor error during find command :: caused by :: cannot sort with keys that are parallel arrays");
        }
    }

    private int CompareKeys(BsonValue[]? x, BsonValue[]? y)
    {
        for (var i = 0; i < _signs.Length; i++)
        {
            var order = BsonOrder.Instance.Compare(x![i], y![i]);
            if (order != 0)
                return order * _signs[i];
        }

        return 0;
    }

    private static void Check(BsonElement element)
    {
        if (element.Name == "$natural" || element.Value is BsonDocument)
            throw CommandException.NotServed($"a sort by {element}");
        if (!element.Value.IsNumeric)
            throw new CommandException(15974, $"Illegal key in $sort specification: {element.Name}: {element.Value}");
        if (Numbers.ToDouble(element.Value) is not (1 or -1))
            throw new CommandException(15975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
        FieldNames.Of(element.Name);
    }
}
