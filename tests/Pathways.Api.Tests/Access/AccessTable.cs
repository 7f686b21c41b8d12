using Pathways.Api.Security;
using Pathways.Api.Tests.Architecture;

namespace Pathways.Api.Tests.Access;

/// <summary>One line of <c>docs/access.md</c>.</summary>
/// <param name="Route">Method and pattern, as they stand there.</param>
/// <param name="Names">What a request to it names; empty for nothing.</param>
/// <param name="Answers">The status by whose the thing is, in the words of the table's columns.</param>
internal sealed record AccessRow(string Route, string Who, string Names, IReadOnlyDictionary<string, string> Answers)
{
    /// <summary>The column for what names nothing, or something of the whole installation.</summary>
    public const string Answer = "answer";

    /// <summary>The route as the host maps it, without what is asked for after it.</summary>
    public string Path => Route.Contains('=', StringComparison.Ordinal) ? Route.Split('?')[0] : Route;

    private const string SignedIn = ", signed in ";

    /// <summary>True when the row is for that role.</summary>
    public bool Admits(string role) => Who switch
    {
        "anyone" => true,
        "signed in" => role != AccessWorld.Nobody,
        "staff" => Roles.Staff.Contains(role),
        var roles => roles.Split(", ").Contains(role),
    };

    /// <summary>The status for a role that is admitted; null where the cell is empty.</summary>
    public int? StatusFor(string role, string whose)
    {
        if (!Answers.TryGetValue(whose, out var cell))
            return null;
        var parts = cell.Split(SignedIn);
        return int.Parse(parts[role == AccessWorld.Nobody ? 0 : ^1], System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>Reads a part of <c>docs/access.md</c>.</summary>
internal static class AccessTable
{
    private const string Document = "docs/access.md";

    /// <summary>The lines of a part, whose heading is given.</summary>
    public static IReadOnlyList<AccessRow> Read(string heading)
    {
        var lines = File.ReadLines(Path.Combine(Sources.Root, Document)).SkipWhile(line => line != "## " + heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        string[] columns = [];
        var rows = new List<AccessRow>();
        foreach (var cells in lines.Where(line => line.StartsWith('|')).Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray()))
            if (cells[0] == "route")
                columns = cells;
            else if (cells[0].StartsWith('`'))
                rows.Add(new(cells[0].Trim('`'), cells[1], cells[2], columns.Zip(cells).Skip(3).Where(cell => cell.Second.Length > 0).ToDictionary(cell => cell.First, cell => cell.Second)));
        return rows;
    }

    /// <summary>What is wrong between the host's routes and the lines: each is the other's.</summary>
    public static IEnumerable<string> Differences(IEnumerable<AccessRow> rows, IEnumerable<string> routes)
    {
        var (listed, mapped) = (rows.Select(row => row.Path).ToHashSet(), routes.ToHashSet());
        return mapped.Except(listed).Select(route => $"{Document} has no line for: {route}\n    Add one, with what the request names and the answers, as | `{route}` | who | names | answer | own | granted | not granted | withdrawn | elsewhere |")
            .Concat(listed.Except(mapped).Select(route => $"{Document} has a line for a route that is not there: {route}"));
    }
}
