using System.Globalization;
using MongoDB.Bson;

namespace Pathways.LocalMongo.Bson;

/// <summary>One value that a path leads to.</summary>
/// <param name="Value">The value; null where the path leads nowhere.</param>
/// <param name="Position">The index in the outermost array that was walked through, or -1.</param>
public readonly record struct Leaf(BsonValue? Value, int Position);

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

    /// <summary>
    /// All values that a query on this path looks at. An array at the end gives each element and then itself;
    /// with <paramref name="spread"/> false only itself. An array on the way gives what its documents lead to,
    /// and nothing at all for elements that are not documents; a number in the path also means the index.
    /// </summary>
    public IEnumerable<Leaf> Leaves(BsonDocument document, bool spread = true) => Walk(document, 0, spread);

    /// <summary>Whether a name is an array index: digits without a leading zero.</summary>
    public static bool IsIndex(string name, out int index)
    {
        index = -1;
        return name.Length is > 0 and < 10 && name.All(char.IsAsciiDigit) && (name.Length == 1 || name[0] != '0')
            && int.TryParse(name, CultureInfo.InvariantCulture, out index);
    }

    private IEnumerable<Leaf> Walk(BsonDocument document, int at, bool spread)
    {
        if (!document.TryGetValue(_parts[at], out var value))
            return [new Leaf(null, -1)];
        var last = at == _parts.Length - 1;
        return value switch
        {
            BsonArray array when last => spread ? End(array) : [new Leaf(array, -1)],
            _ when last => [new Leaf(value, -1)],
            BsonDocument inner => Walk(inner, at + 1, spread),
            BsonArray array => Through(array, at + 1, spread),
            _ => [new Leaf(null, -1)],
        };
    }

    private static IEnumerable<Leaf> End(BsonArray array)
    {
        for (var i = 0; i < array.Count; i++)
            yield return new Leaf(array[i], i);
        yield return new Leaf(array, -1);
    }

    private IEnumerable<Leaf> Through(BsonArray array, int at, bool spread)
    {
        var indexed = IsIndex(_parts[at], out var index);
        for (var i = 0; i < array.Count; i++)
        {
            var element = array[i];
            if (element is BsonDocument inner)
            {
                foreach (var leaf in Walk(inner, at, spread))
                    yield return leaf with { Position = i };
            }

            if (!indexed || i != index)
                continue;
            foreach (var leaf in AtIndex(element, at, spread))
                yield return leaf with { Position = i };
        }
    }

    private IEnumerable<Leaf> AtIndex(BsonValue element, int at, bool spread) => element switch
    {
        _ when at == _parts.Length - 1 => [new Leaf(element, -1)],
        BsonDocument inner => Walk(inner, at + 1, spread),
        BsonArray array => Through(array, at + 1, spread),
        _ => [],
    };
}
