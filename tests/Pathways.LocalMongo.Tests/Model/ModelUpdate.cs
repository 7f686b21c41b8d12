using System.Globalization;
using MongoDB.Bson;

namespace Pathways.LocalMongo.Tests.Model;

/// <summary>A write that the database must refuse, with its code.</summary>
internal sealed class ModelError(int code) : Exception($"code {code}")
{
    public int Code { get; } = code;
}

/// <summary>Update operators, written from MongoDB's manual for the model alone.</summary>
internal static class ModelUpdate
{
    /// <summary>Refuses an update that works on one path twice, whatever documents there are.</summary>
    public static void Check(BsonDocument update)
    {
        var paths = ModelMatch.IsOperators(update) ? update.SelectMany(part => part.Value.AsBsonDocument.Names.Select(path => path.Split('.'))).ToList() : [];
        if (paths.Any(one => paths.Any(other => !ReferenceEquals(one, other) && IsPrefix(one, other))))
            throw new ModelError(40);
    }

    /// <summary>The document after the update; the same bytes when nothing changes.</summary>
    public static BsonDocument Apply(BsonDocument document, BsonDocument update, bool inserting = false)
    {
        if (!ModelMatch.IsOperators(update))
            return Replace(document, update);
        var leaves = update.SelectMany(part => part.Value.AsBsonDocument.Select(field => (Operator: part.Name, Path: field.Name.Split('.'), Operand: field.Value))).ToList();
        var changed = document.DeepClone().AsBsonDocument;
        foreach (var leaf in leaves.Where(leaf => leaf.Operator != "$setOnInsert" || inserting).Order(Comparer<(string Operator, string[] Path, BsonValue Operand)>.Create((a, b) => ComparePaths(a.Path, b.Path))))
            Apply(changed, leaf.Path, leaf.Operator == "$setOnInsert" ? "$set" : leaf.Operator, leaf.Operand);
        if (document.TryGetValue("_id", out var id) && (!changed.TryGetValue("_id", out var now) || !ModelOrder.Same(id, now)))
            throw new ModelError(66);
        return changed;
    }

    private static BsonDocument Replace(BsonDocument document, BsonDocument replacement)
    {
        var id = document.GetValue("_id", null);
        if (id is not null && replacement.TryGetValue("_id", out var other) && !ModelOrder.Same(id, other))
            throw new ModelError(66);
        var replaced = new BsonDocument();
        if ((id ?? replacement.GetValue("_id", null)) is { } kept)
            replaced.Add("_id", kept);
        return replaced.AddRange(replacement.Where(field => field.Name != "_id"));
    }

    private static bool IsPrefix(string[] one, string[] other) => one.Length <= other.Length && one.AsSpan().SequenceEqual(other.AsSpan(0, one.Length));

    // Fields are worked on in the order of their names; numbers among them by value.
    private static int ComparePaths(string[] left, string[] right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var difference = int.TryParse(left[i], out var a) && int.TryParse(right[i], out var b) ? a - b : string.CompareOrdinal(left[i], right[i]);
            if (difference != 0)
                return difference;
        }
        return left.Length - right.Length;
    }

    private static void Apply(BsonValue parent, string[] path, string name, BsonValue operand)
    {
        var removing = name is "$unset" or "$pull";
        while (path.Length > 1)
        {
            var child = Child(parent, path[0]);
            if (child is null && removing)
                return;
            if (child is null)
                Put(parent, path[0], child = new BsonDocument());
            if (child is not (BsonDocument or BsonArray))
            {
                if (removing)
                    return;
                throw new ModelError(28);
            }
            (parent, path) = (child, path[1..]);
        }
        var old = Child(parent, path[0]);
        if (name == "$unset")
            Remove(parent, path[0]);
        else if (!removing || old is not null)
            Put(parent, path[0], Changed(name, old, operand));
    }

    private static BsonValue Changed(string name, BsonValue? old, BsonValue operand) => name switch
    {
        "$set" => operand.DeepClone(),
        "$min" => old is null || ModelOrder.Compare(operand, old) < 0 ? operand : old,
        "$max" => old is null || ModelOrder.Compare(operand, old) > 0 ? operand : old,
        "$inc" => old is null ? operand : Sum(old, operand),
        "$push" => new BsonArray(ArrayOf(old, 2).Concat(Items(operand))),
        "$addToSet" => Items(operand).Aggregate(ArrayOf(old, 2), (set, item) => set.Any(one => ModelOrder.Same(one, item)) ? set : new BsonArray(set.Append(item))),
        "$pull" => new BsonArray(ArrayOf(old, 2).Where(item => !Pulled(item, operand))),
        _ => throw new NotSupportedException($"The model knows no {name}."),
    };

    private static bool Pulled(BsonValue item, BsonValue condition) => condition switch
    {
        _ when ModelMatch.IsOperators(condition) => ModelMatch.Matches(new("item", item), new("item", condition)),
        BsonDocument fields => item is BsonDocument document && ModelMatch.Matches(document, fields),
        _ => ModelOrder.Same(item, condition),
    };

    private static BsonArray Items(BsonValue operand) => operand is BsonDocument { ElementCount: 1 } each && each.Contains("$each") ? each["$each"].AsBsonArray : [operand];

    private static BsonArray ArrayOf(BsonValue? old, int code) => old is null ? [] : old as BsonArray ?? throw new ModelError(code);

    private static BsonValue Sum(BsonValue old, BsonValue operand)
    {
        if (!old.IsNumeric)
            throw new ModelError(14);
        if (old is BsonDouble || operand is BsonDouble)
            return old.ToDouble() + operand.ToDouble();
        var sum = checked(old.ToInt64() + operand.ToInt64());
        return old is BsonInt32 && operand is BsonInt32 && sum is >= int.MinValue and <= int.MaxValue ? (BsonValue)(int)sum : sum;
    }

    private static BsonValue? Child(BsonValue parent, string name) => parent switch
    {
        BsonDocument document => document.GetValue(name, null),
        BsonArray array => int.TryParse(name, CultureInfo.InvariantCulture, out var position) && position < array.Count ? array[position] : null,
        _ => null,
    };

    private static void Put(BsonValue parent, string name, BsonValue value)
    {
        if (parent is BsonDocument document)
        {
            document[name] = value;
            return;
        }
        var array = parent.AsBsonArray;
        if (!int.TryParse(name, CultureInfo.InvariantCulture, out var position))
            throw new ModelError(28);
        while (array.Count <= position)
            array.Add(BsonNull.Value);
        array[position] = value;
    }

    private static void Remove(BsonValue parent, string name)
    {
        if (parent is BsonDocument document)
            document.Remove(name);
        else if (Child(parent, name) is not null)
            Put(parent, name, BsonNull.Value);
    }
}
