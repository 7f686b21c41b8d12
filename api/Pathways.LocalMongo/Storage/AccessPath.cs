using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Storage;

/// <summary>How documents are found: all of them, or those whose keys in one index lie in some ranges. It finds at least what the query
/// wants; the filter is asked again for each document.</summary>
/// <param name="Index">Null: every document, in the order it was stored.</param>
/// <param name="Ranges">Ascending, without overlap.</param>
/// <param name="Backward">From the last key to the first.</param>
/// <param name="GivesSort">True when documents come in the wanted order.</param>
internal sealed record AccessPath(IndexInfo? Index, IReadOnlyList<KeyRange> Ranges, bool Backward, bool GivesSort)
{
    private const int MostRanges = 1000;

    /// <summary>All documents.</summary>
    public static readonly AccessPath Everything = new(null, [], false, false);

    /// <summary>Chooses among the indexes: a unique one that is wholly bound, else the one with most bound fields, then one that gives the order.</summary>
    public static AccessPath Choose(IEnumerable<IndexInfo> indexes, Filter filter, BsonDocument query, SortOrder? sort)
    {
        var (best, points) = (Everything, 0);
        foreach (var index in indexes)
        {
            var bounds = IndexBounds.Of(index, filter.Bounds);
            var (path, worth) = (bounds.ToPath(index, sort), bounds.Worth(index));
            worth += path.GivesSort ? 1 : 0;
            if (worth > points && IsWhole(index, bounds, query))
                (best, points) = (path, worth);
        }
        return best;
    }

    /// <summary>The path over one index that the sender named.</summary>
    public static AccessPath Over(IndexInfo index, Filter filter, SortOrder? sort) => IndexBounds.Of(index, filter.Bounds).ToPath(index, sort);

    public IEnumerable<StoredDocument> Run(Snapshot snapshot, CollectionInfo collection) => Index is null
        ? snapshot.Scan(collection)
        : snapshot.Scan(Index, Ranges, Backward);

    // A partial index holds what the query wants only when the query says all that the index says; a sparse one when a field is bound.
    private static bool IsWhole(IndexInfo index, IndexBounds bounds, BsonDocument query)
    {
        if (index.IsSparse && !bounds.ExcludesMissing)
            return false;
        return index.PartialFilter is not { } partial || partial.All(wanted => query.TryGetValue(wanted.Name, out var asked) && asked == wanted.Value);
    }

    /// <summary>What a filter says about the fields of one index, from the first on.</summary>
    /// <param name="Points">For each bound field at the front, the values it may have, as key bytes.</param>
    /// <param name="Range">The range of the field after these, if it has one.</param>
    private sealed record IndexBounds(IReadOnlyList<IReadOnlyList<byte[]>> Points, KeyRange? Range, bool ExcludesMissing)
    {
        public static IndexBounds Of(IndexInfo index, IReadOnlyList<FieldBound> all)
        {
            var points = new List<IReadOnlyList<byte[]>>();
            var (count, excludesMissing) = (1, false);
            for (var i = 0; i < index.Fields.Count && IsUsable(index, i, points.Count); i++)
            {
                var bounds = all.Where(bound => bound.Path == index.Fields[i]).ToList();
                var equal = bounds.FirstOrDefault(bound => bound.Kind is BoundKind.Equal) ?? bounds.FirstOrDefault(bound => bound.Kind is BoundKind.In);
                if (equal is null || count * (equal.Values.Count + 1) > MostRanges)
                    return new(points, RangeOf(bounds, index.IsMultikey, index.Descending[i]), excludesMissing || bounds.Exists(bound => bound.Kind is not (BoundKind.Equal or BoundKind.In)));
                points.Add(PointsOf(equal.Values, index.Descending[i]));
                count *= points[^1].Count;
                excludesMissing |= !equal.Values.Any(BsonOrder.IsNullish);
            }
            return new(points, null, excludesMissing);
        }

        public int Worth(IndexInfo index) => (index.IsUnique && Points.Count == index.Fields.Count ? 1000 : 0) + 10 * Points.Count + (Range is null ? 0 : 5);

        public AccessPath ToPath(IndexInfo index, SortOrder? sort)
        {
            IEnumerable<byte[]> prefixes = [[]];
            foreach (var values in Points)
                prefixes = [.. prefixes.SelectMany(prefix => values.Select(value => (byte[])[.. prefix, .. value]))];
            var ranges = prefixes.Select(prefix => Range is { } range ? new KeyRange([.. prefix, .. range.From], [.. prefix, .. range.To]) : KeyRange.Prefix(prefix));
            var (gives, backward) = Order(index, sort);
            return new(index, [.. ranges.OrderBy(range => range.From, ByteOrder.Instance)], backward, gives);
        }

        // In a multikey index two conditions may be met by two elements of an array, so only fields that share no array go together.
        private static bool IsUsable(IndexInfo index, int field, int used)
        {
            if (!index.IsMultikey || used == 0)
                return !index.HasPositions;
            var first = index.Paths[field].Parts[0];
            return index.Paths.Take(field).All(path => path.Parts[0] != first);
        }

        private static List<byte[]> PointsOf(IEnumerable<BsonValue> values, bool descending)
        {
            // Null also finds what is missing (kept as null) and what is undefined.
            var all = values.SelectMany(value => BsonOrder.IsNullish(value) ? [BsonNull.Value, BsonUndefined.Value] : new[] { value });
            return [.. all.Select(value => KeyWriter.Key([value], [descending])).Distinct(ByteOrder.Instance)];
        }

        private static KeyRange? RangeOf(List<FieldBound> bounds, bool isMultikey, bool descending)
        {
            var lower = bounds.Find(bound => bound.Kind is BoundKind.Greater or BoundKind.GreaterOrEqual);
            var upper = bounds.Find(bound => bound.Kind is BoundKind.Less or BoundKind.LessOrEqual);
            if (lower is not null && upper is not null && (isMultikey || KeyWriter.TypeByte(lower.Values[0]) != KeyWriter.TypeByte(upper.Values[0])))
                upper = null;
            if ((lower ?? upper) is not { } some)
                return null;
            var type = KeyWriter.TypeByte(some.Values[0]);
            var (from, to) = (new byte[] { type }, new[] { (byte)(type + 1) });
            if (descending)
            {
                (lower, upper) = (upper, lower);
                (from, to) = ([(byte)~type], [(byte)(~type + 1)]);
            }
            return new(End(lower, false) ?? from, End(upper, true) ?? to);

            byte[]? End(FieldBound? bound, bool isUpper)
            {
                if (bound is null)
                    return null;
                var key = KeyWriter.Key(bound.Values, [descending]);
                var included = bound.Kind is BoundKind.GreaterOrEqual or BoundKind.LessOrEqual;
                return included == isUpper ? KeyRange.After(key) : key;
            }
        }

        // Fields with one value each do not matter for the order; the others must be the sort's, all one way or all the other.
        private (bool Gives, bool Backward) Order(IndexInfo index, SortOrder? sort)
        {
            if (sort is null || index.IsMultikey || index.HasPositions)
                return (false, false);
            var settled = Enumerable.Range(0, Points.Count).Where(i => Points[i].Count == 1).ToHashSet();
            var wanted = sort.Keys.Where(key => !settled.Any(i => index.Fields[i] == key.Path)).ToList();
            var given = Enumerable.Range(0, index.Fields.Count).Where(i => !settled.Contains(i)).Take(wanted.Count).ToList();
            if (given.Count < wanted.Count || !given.Zip(wanted).All(pair => index.Fields[pair.First] == pair.Second.Path))
                return (false, false);
            var turned = given.Zip(wanted).Select(pair => index.Descending[pair.First] == pair.Second.Direction > 0).Distinct().ToList();
            return turned.Count switch { 0 => (true, false), 1 => (true, turned[0]), _ => (false, false) };
        }
    }
}
