using MongoDB.Bson;

namespace Pathways.LocalMongo.Bson;

/// <summary>
/// The keys of one document under a list of paths, as a multikey index holds them and as a sort chooses among
/// them: one array at most is taken apart, paths that share it stay together element by element, a missing value
/// is null, an empty array is Undefined.
/// </summary>
public static class IndexKeys
{
    /// <summary>All keys, one value for each path, in the order of the paths; may hold doubles. With it, whether an array was taken apart.</summary>
    /// <exception cref="CommandException">171: two paths lead through different arrays; 16746: a number in a path may mean index or name.</exception>
    public static (IReadOnlyList<BsonValue[]> Keys, bool IsMultikey) Of(BsonDocument document, IReadOnlyList<FieldPath> paths)
    {
        var keys = new List<BsonValue[]>();
        return (keys, Expand(document, paths, new int[paths.Count], new BsonValue?[paths.Count], keys));
    }

    // next[i] is the part of path i to be read from this document; done[i] its value once found.
    private static bool Expand(
        BsonDocument document, IReadOnlyList<FieldPath> paths, int[] next, BsonValue?[] done, List<BsonValue[]> keys)
    {
        next = [.. next];
        done = [.. done];
        BsonArray? array = null;
        string? name = null;
        var inArray = new bool[paths.Count];
        for (var i = 0; i < paths.Count; i++)
        {
            if (done[i] is not null)
                continue;
            var found = Follow(document, paths[i], ref next[i]);
            if (found is not BsonArray branch)
            {
                done[i] = found;
                continue;
            }

            if (array is not null && !ReferenceEquals(array, branch))
                throw new CommandException(ErrorCodes.CannotIndexParallelArrays, $"cannot index parallel arrays [{paths[i].Parts[0]}] [{name}]");
            (array, name, inArray[i]) = (branch, paths[i].Parts[0], true);
        }

        if (array is null)
            keys.Add(done!);
        else if (array.Count == 0)
            keys.Add([.. done.Select((value, i) => value ?? (next[i] == paths[i].Parts.Count ? BsonUndefined.Value : BsonNull.Value))]);
        else
            Spread(array, paths, next, done, inArray, keys);
        return array is not null;
    }

    private static void Spread(
        BsonArray array, IReadOnlyList<FieldPath> paths, int[] next, BsonValue?[] done, bool[] inArray, List<BsonValue[]> keys)
    {
        foreach (var element in array)
        {
            var known = (BsonValue?[])[.. done];
            for (var i = 0; i < known.Length; i++)
            {
                if (!inArray[i])
                    continue;
                if (next[i] == paths[i].Parts.Count)
                    known[i] = element;
                else if (element is not BsonDocument)
                    known[i] = BsonNull.Value;
            }

            Expand(element as BsonDocument ?? [], paths, next, known, keys);
        }
    }

    // Reads along the path until its end, a gap, or an array that has to be taken apart.
    private static BsonValue Follow(BsonDocument document, FieldPath path, ref int next)
    {
        BsonValue value = document;
        while (next < path.Parts.Count)
        {
            if (value is BsonDocument inner && inner.TryGetValue(path.Parts[next], out var child))
                value = child;
            else if (value is BsonArray array && FieldPath.IsIndex(path.Parts[next], out var index))
                value = At(array, index, path.Parts[next]);
            else
                return value is BsonArray ? value : BsonNull.Value;
            next++;
        }

        return value;
    }

    private static BsonValue At(BsonArray array, int index, string name)
    {
        if (array.OfType<BsonDocument>().Any(element => element.Contains(name)))
            throw new CommandException(16746, $"Ambiguous field name found in array (do not use numeric field names in embedded elements in an array), field: '{name}' for array: {array}");
        return index < array.Count ? array[index] : BsonNull.Value;
    }
}
