using System.Globalization;
using MongoDB.Bson;
using Pathways.LocalMongo.Bson;

namespace Pathways.LocalMongo.Update;

/// <summary>A path to one place of a document: names and array indexes only.</summary>
internal static class UpdatePath
{
    private const int MostPadding = 1_500_000;

    /// <summary>Splits a path of an update operator and refuses what cannot be stored.</summary>
    public static string[] Split(string path)
    {
        var parts = path.Split('.');
        if (parts.Any(part => part.Length == 0))
            throw new CommandException(ErrorCodes.EmptyFieldName, $"The update path '{path}' contains an empty field name, which is not allowed.");
        foreach (var part in parts)
            CheckPart(path, part);
        return parts;
    }

    /// <summary>
    /// The order in which paths take effect, and so in which new fields appear: name by name in lexicographic order,
    /// numbers by size.
    /// </summary>
    public static int Compare(string[] left, string[] right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var order = FieldPath.IsIndex(left[i], out var a) && FieldPath.IsIndex(right[i], out var b)
                ? a.CompareTo(b)
                : BsonOrder.CompareText(left[i], right[i]);
            if (order != 0)
                return order;
        }

        return left.Length.CompareTo(right.Length);
    }

    /// <summary>The value at the path, or null.</summary>
    public static BsonValue? Read(BsonValue root, string[] path, int length)
    {
        BsonValue? value = root;
        for (var i = 0; i < length && value is not null; i++)
            value = Child(value, path[i]);
        return value;
    }

    /// <summary>
    /// The value at the path, or null when nothing is there.
    /// </summary>
    /// <exception cref="CommandException">28: the path leads through a value that has no such part.</exception>
    public static BsonValue? Follow(BsonDocument root, string[] path)
    {
        BsonValue? value = root;
        for (var i = 0; i < path.Length && value is not null; i++)
        {
            if (value is not BsonDocument && !(value is BsonArray && FieldPath.IsIndex(path[i], out _)))
                throw NotViable(path, i, value);
            value = Child(value, path[i]);
        }

        return value;
    }

    /// <summary>Sets the value at the path; documents on the way are made, an array that is too short is filled with nulls.</summary>
    /// <exception cref="CommandException">28: the path leads through a value that can have no such part.</exception>
    public static void Write(BsonDocument root, string[] path, BsonValue value)
    {
        BsonValue parent = root;
        for (var i = 0; i < path.Length - 1; i++)
        {
            if (Child(parent, path[i]) is not { } child)
            {
                child = new BsonDocument();
                Put(parent, path, i, child);
            }

            parent = child;
        }

        Put(parent, path, path.Length - 1, value);
    }

    /// <summary>Removes the field at the path; an array element becomes null; what is not there stays so.</summary>
    public static void Remove(BsonDocument root, string[] path)
    {
        var parent = Read(root, path, path.Length - 1);
        if (parent is BsonDocument document)
            document.Remove(path[^1]);
        else if (parent is BsonArray array && FieldPath.IsIndex(path[^1], out var index) && index < array.Count)
            array[index] = BsonNull.Value;
    }

    private static BsonValue? Child(BsonValue parent, string name) => parent switch
    {
        BsonDocument document => document.GetValue(name, null),
        BsonArray array when FieldPath.IsIndex(name, out var index) && index < array.Count => array[index],
        _ => null,
    };

    private static void Put(BsonValue parent, string[] path, int at, BsonValue value)
    {
        if (parent is BsonDocument document)
        {
            document[path[at]] = value;
            return;
        }

        if (parent is not BsonArray array || !FieldPath.IsIndex(path[at], out var index))
            throw NotViable(path, at, parent);
        if (index - array.Count > MostPadding)
            throw new CommandException(ErrorCodes.CannotBackfillArray, "can't backfill more than 1500000 elements");
        while (array.Count <= index)
            array.Add(BsonNull.Value);
        array[index] = value;
    }

    private static CommandException NotViable(string[] path, int at, BsonValue parent) => new(
        ErrorCodes.PathNotViable,
        string.Create(CultureInfo.InvariantCulture, $"Cannot create field '{path[at]}' in element {{{(at > 0 ? path[at - 1] : "")}: {parent}}}"));

    private static void CheckPart(string path, string part)
    {
        if (part == "$" || (part.StartsWith("$[", StringComparison.Ordinal) && part.EndsWith(']')))
            throw CommandException.NotServed($"positions in a path ('{path}')");
        if (part[0] == '$' && part is not ("$id" or "$ref" or "$db"))
            throw new CommandException(ErrorCodes.DollarPrefixedFieldName, $"The dollar ($) prefixed field '{part}' in '{path}' is not allowed for storage.");
    }
}
