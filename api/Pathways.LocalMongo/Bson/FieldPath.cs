using System.Globalization;
using MongoDB.Bson;

namespace Pathways.LocalMongo.Bson;

/// <summary>A dotted path and how queries walk it: through documents by name, through arrays by element and by index.</summary>
public sealed class FieldPath
{
    private readonly string[] _parts;

    private FieldPath(string path)
    {
        Path = path;
        _parts = path.Split('.');
    }

    /// <summary>The path as it was written.</summary>
    public string Path { get; }

    /// <summary>Its names, outermost first.</summary>
    public IReadOnlyList<string> Parts => _parts;

    /// <summary>Takes a dotted path.</summary>
    public static FieldPath Parse(string path) => new(path);

    /// <inheritdoc/>
    public override string ToString() => Path;

    /// <summary>All values that a query on this path looks at; null where the path leads nowhere. An array at the end gives each element and
    /// then itself; with <paramref name="spread"/> false only itself. An array on the way gives what its documents lead to, and nothing at all
    /// for elements that are not documents; a number in the path also means the index.</summary>
    public IEnumerable<BsonValue?> Leaves(BsonDocument document, bool spread = true) => Walk(document, 0, spread);

    /// <summary>Whether a name is an array index: digits without a leading zero.</summary>
    public static bool IsIndex(string name, out int index)
    {
        index = -1;
        return name.Length is > 0 and < 10 && name.All(char.IsAsciiDigit) && (name.Length == 1 || name[0] != '0')
            && int.TryParse(name, CultureInfo.InvariantCulture, out index);
    }

    private IEnumerable<BsonValue?> Walk(BsonDocument document, int at, bool spread)
    {
        if (!document.TryGetValue(_parts[at], out var value))
            return [null];
        var last = at == _parts.Length - 1;
        return value switch
        {
            BsonArray array when last && spread => array.Append(array),
            _ when last => [value],
            BsonDocument inner => Walk(inner, at + 1, spread),
            BsonArray array => Through(array, at + 1, spread),
            _ => [null],
        };
    }

    private IEnumerable<BsonValue?> Through(BsonArray array, int at, bool spread)
    {
        var indexed = IsIndex(_parts[at], out var index);
        for (var i = 0; i < array.Count; i++)
        {
            if (array[i] is BsonDocument inner)
                foreach (var leaf in Walk(inner, at, spread))
                    yield return leaf;
            if (indexed && i == index)
                foreach (var leaf in AtIndex(array[i], at, spread))
                    yield return leaf;
        }
    }

    private IEnumerable<BsonValue?> AtIndex(BsonValue element, int at, bool spread) => element switch
    {
        _ when at == _parts.Length - 1 => [element],
        BsonDocument inner => Walk(inner, at + 1, spread),
        BsonArray array => Through(array, at + 1, spread),
        _ => [],
    };
}
