namespace Pathways.TestDatabase;

/// <summary>Put on a test assembly as its fixture: at the end, what the suite sent must be what docs/local-mongo.md lists.</summary>
/// <remarks>Sent but not listed fails always. When the whole suite ran, the column "sent by" must be right for <paramref name="senders"/>;
/// with <c>PATHWAYS_WRITE_DOCS=1</c> it is made right.</remarks>
/// <param name="senders">Those of whom this assembly's suite sends all that they send.</param>
public abstract class CommandShapesCheck(params string[] senders) : IDisposable
{
    /// <summary>Compares, and writes the record beside the test assembly.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        var sent = CommandShapes.Sent.ToHashSet();
        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "command-shapes.tsv"), sent.Select(shape => $"{shape.Token}\t{shape.SentBy}").Order(StringComparer.Ordinal));
        var complete = WholeSuiteRan() ? senders.Where(Complete).ToList() : [];
        if (Environment.GetEnvironmentVariable("PATHWAYS_WRITE_DOCS") == "1")
            ShapeList.WriteSenders(sent, complete);
        var listed = ShapeList.Read();
        var unlisted = sent.Where(shape => !listed.ContainsKey(shape.Token)).Select(shape => $"sent by {shape.SentBy}, not listed: {shape.Token}");
        var wrong = from row in listed from sender in complete where row.Value.Contains(sender) != sent.Contains((sender, row.Key)) select Fault(row.Key, sender, row.Value.Contains(sender));
        var faults = unlisted.Concat(wrong).Order(StringComparer.Ordinal).ToList();
        if (faults.Count > 0)
            throw new InvalidOperationException("docs/local-mongo.md differs from what was sent (PATHWAYS_WRITE_DOCS=1 mends its last column):\n" + string.Join('\n', faults));
    }

    /// <summary>False when a sender could not run to its end, so that nothing can be said of what it does not send.</summary>
    protected virtual bool Complete(string sender) => true;

    private static string Fault(string token, string sender, bool listed) => listed ? $"listed as sent by {sender}, not sent: {token}" : $"sent by {sender}, not listed so: {token}";

    // A run with a filter sends less than the suite does.
    private static bool WholeSuiteRan() =>
        !Environment.GetCommandLineArgs().Any(argument => argument.StartsWith("--filter", StringComparison.Ordinal) || argument is "-class" or "-method" or "-trait" or "-namespace");
}
