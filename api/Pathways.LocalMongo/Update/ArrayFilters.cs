using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Query;

namespace Pathways.LocalMongo.Update;

/// <summary>The queries behind <c>$[identifier]</c>, and how a path with placeholders becomes paths to places.</summary>
internal sealed class ArrayFilters
{
    private readonly Dictionary<string, Filter> _filters = [];

    public static ArrayFilters Parse(BsonArray? filters, BsonDocument update)
    {
        var result = new ArrayFilters();
        foreach (var value in filters ?? [])
        {
            if (value is not BsonDocument filter)
                throw new CommandException(ErrorCodes.TypeMismatch, "Each array filter must be an object");
            var name = IdentifierOf(filter);
            if (!result._filters.TryAdd(name, Filter.ParsePart(filter)))
                throw new CommandException(ErrorCodes.FailedToParse, $"Found multiple array filters with the same top-level field name {name}");
        }

        var used = update.Values.OfType<BsonDocument>().SelectMany(operands => operands.Names)
            .SelectMany(path => path.Split('.')).Where(IsIdentifier).Select(part => part[2..^1]).ToHashSet();
        if (result._filters.Keys.FirstOrDefault(name => !used.Contains(name)) is { } unused)
            throw new CommandException(ErrorCodes.FailedToParse, $"The array filter for identifier '{unused}' was not used in the update {update}");
        if (used.FirstOrDefault(name => name.Length > 0 && !result._filters.ContainsKey(name)) is { } unknown)
            throw new CommandException(ErrorCodes.BadValue, $"No array filter found for identifier '{unknown}' in path '{PathWith(update, unknown)}'");
        return result;
    }

    /// <summary>All places of the document that a path with <c>$</c>, <c>$[]</c> and <c>$[identifier]</c> means.</summary>
    public IEnumerable<string[]> Resolve(string[] path, BsonDocument document, Func<int> position)
    {
        var at = Array.FindIndex(path, part => part == "$" || IsIdentifier(part));
        if (at < 0)
            return [path];
        if (path[at] == "$")
        {
            var index = position();
            return index < 0
                ? throw new CommandException(ErrorCodes.BadValue, "The positional operator did not find the match needed from the query.")
                : Resolve(With(path, at, index), document, position);
        }

        var prefix = string.Join('.', path.Take(at));
        var target = UpdatePath.Read(document, path, at)
            ?? throw new CommandException(ErrorCodes.BadValue, $"The path '{prefix}' must exist in the document in order to apply array updates.");
        if (target is not BsonArray array)
            throw new CommandException(ErrorCodes.BadValue, $"Cannot apply array updates to non-array element {path[at - 1]}: {target}");
        var name = path[at][2..^1];
        return Enumerable.Range(0, array.Count)
            .Where(i => name.Length == 0 || _filters[name].Matches(new BsonDocument(name, array[i])))
            .SelectMany(i => Resolve(With(path, at, i), document, position));
    }

    private static bool IsIdentifier(string part) => part.StartsWith("$[", StringComparison.Ordinal) && part.EndsWith(']');

    private static string[] With(string[] path, int at, int index)
    {
        string[] result = [.. path];
        result[at] = index.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return result;
    }

    private static string PathWith(BsonDocument update, string name) => update.Values.OfType<BsonDocument>()
        .SelectMany(operands => operands.Names).First(path => path.Contains($"$[{name}]", StringComparison.Ordinal));

    // All conditions of one array filter start with the one name.
    private static string IdentifierOf(BsonDocument filter)
    {
        var names = NamesIn(filter).Distinct().ToList();
        if (names.Count == 0)
            throw new CommandException(ErrorCodes.FailedToParse, "Cannot use an expression without a top-level field name in arrayFilters");
        if (names.Count > 1)
            throw new CommandException(ErrorCodes.FailedToParse, $"Error parsing array filter :: caused by :: Expected a single top-level field name, found '{names[0]}' and '{names[1]}'");
        if (names[0].Length == 0 || !char.IsAsciiLetterLower(names[0][0]) || !names[0].All(char.IsAsciiLetterOrDigit))
            throw new CommandException(ErrorCodes.BadValue, $"Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '{names[0]}'");
        return names[0];
    }

    private static IEnumerable<string> NamesIn(BsonDocument filter) => filter.SelectMany(element => element switch
    {
        { Name: "$and" or "$or" or "$nor", Value: BsonArray parts } => parts.OfType<BsonDocument>().SelectMany(NamesIn),
        { Name: ['$', ..] } => [],
        _ => [element.Name.Split('.')[0]],
    });
}
