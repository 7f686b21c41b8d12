using System.Globalization;
using System.Text;

namespace Pathways.LocalMongo.Tests.Spec;

/// <summary>The tests that are left out, from <c>left-out.tsv</c> beside this class: file, test (or <c>*</c>), reason.</summary>
internal static class LeftOut
{
    /// <summary>All lines.</summary>
    public static IReadOnlyList<(string File, string Test, string Reason)> Lines { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Spec", "left-out.tsv")).Skip(1).Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1], cells[2]))];

    /// <summary>Why a test is left out; null when it is not.</summary>
    public static string? Reason(string file, string test) => Lines.Where(line => line.File == file && (line.Test == test || line.Test == "*")).Select(line => line.Reason).FirstOrDefault();
}

/// <summary>The list by file that docs/local-mongo-spec.md shows.</summary>
internal static class SpecList
{
    /// <summary>Writes a table of counts, and below it why tests did not run to a pass.</summary>
    public static async Task WriteAsync(string path, IReadOnlyList<SpecVerdict> all)
    {
        var text = new StringBuilder("| file | passed | refused | left out |\n|---|---|---|---|\n");
        foreach (var file in all.GroupBy(verdict => verdict.File))
            text.Append(CultureInfo.InvariantCulture, $"| {file.Key} | {Count(file, Verdict.Passed)} | {Count(file, Verdict.Refused)} | {Count(file, Verdict.LeftOut)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| **all** | {Count(all, Verdict.Passed)} | {Count(all, Verdict.Refused)} | {Count(all, Verdict.LeftOut)} |\n");
        text.Append("\n| file | test | why |\n|---|---|---|\n");
        foreach (var verdict in all.Where(verdict => verdict.Verdict != Verdict.Passed))
            text.Append(CultureInfo.InvariantCulture, $"| {verdict.File} | {verdict.Test} | {verdict.Verdict}: {verdict.Why.Split('\n')[0].Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        await File.WriteAllTextAsync(path, text.ToString());
    }

    private static int Count(IEnumerable<SpecVerdict> verdicts, Verdict verdict) => verdicts.Count(one => one.Verdict == verdict);
}
