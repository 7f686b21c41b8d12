using System.Text.RegularExpressions;

namespace Pathways.TestDatabase;

/// <summary>Put on a test assembly as its fixture: at the end, what the suite sent must be what docs/local-mongo.md lists.</summary>
/// <remarks>Sent but not listed fails always. When the whole suite ran, the column "sent by" must be right for <paramref name="senders"/>.</remarks>
/// <param name="senders">Those of whom this assembly's suite sends all that they send.</param>
public abstract partial class CommandShapesCheck(params string[] senders) : IDisposable
{
    /// <summary>Compares, and writes the record beside the test assembly.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        var sent = CommandShapes.Sent.ToHashSet();
        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "command-shapes.tsv"), sent.Select(shape => $"{shape.Token}\t{shape.SentBy}").Order(StringComparer.Ordinal));
        var listed = Listed();
        if (listed.Count == 0)
            return;
        var missing = sent.Where(shape => !listed.Any(row => row.Token == shape.Token)).Select(shape => $"sent by {shape.SentBy}, not listed: {shape.Token}");
        var wrong = WholeSuiteRan() ? listed.SelectMany(row => Difference(row, sent)) : [];
        var faults = missing.Concat(wrong).Order(StringComparer.Ordinal).ToList();
        if (faults.Count > 0)
            throw new InvalidOperationException("docs/local-mongo.md differs from what was sent:\n" + string.Join('\n', faults));
    }

    /// <summary>False when a sender could not run to its end, so that nothing can be said of what it does not send.</summary>
    protected virtual bool Complete(string sender) => true;

    private IEnumerable<string> Difference((string Token, string SentBy) row, HashSet<(string SentBy, string Token)> sent) =>
        from sender in senders
        let says = row.SentBy.Contains(sender, StringComparison.Ordinal)
        where says != sent.Contains((sender, row.Token)) && (Complete(sender) || !says)
        select says ? $"listed as sent by {sender}, not sent: {row.Token}" : $"sent by {sender}, not listed so: {row.Token}";

    // A run with a filter sends less than the suite does.
    private static bool WholeSuiteRan() => !Environment.GetCommandLineArgs().Any(argument => argument.StartsWith("--filter", StringComparison.Ordinal) || argument is "-class" or "-method" or "-trait" or "-namespace");

    private static List<(string Token, string SentBy)> Listed()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pathways.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The repository is not above the test assembly.");
        if (!File.Exists(Path.Combine(folder.FullName, "docs", "local-mongo.md")))
            return [];
        return [.. File.ReadLines(Path.Combine(folder.FullName, "docs", "local-mongo.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|'))
            .SelectMany(cells => Token().Matches(cells[1]).Select(token => (token.Groups[1].Value, cells[^2])))];
    }

    [GeneratedRegex("`([A-Za-z]+:[^`]+)`")]
    private static partial Regex Token();
}
