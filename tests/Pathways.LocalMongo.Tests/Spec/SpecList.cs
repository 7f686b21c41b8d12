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

/// <summary>The list by file, docs/local-mongo-spec.md. <c>PATHWAYS_WRITE_DOCS=1</c> writes it anew.</summary>
internal static class SpecList
{
    private const string Head = """
        # MongoDB's official tests on LocalMongo

        MongoDB's [unified tests](https://github.com/mongodb/specifications) of CRUD, commands, collections and indexes, run through MongoDB.Driver against LocalMongo, file by file. *Passed*: results, errors, commands sent and what the collections hold in the end are as expected. *Refused*: LocalMongo answered that it does not do this, by one of the codes 59, 238, 40324, 40415. *Left out*: not run, for the reason below. None is answered wrongly. A test holds this list against what happens; `PATHWAYS_WRITE_DOCS=1` writes it anew.


        """;

    /// <summary>Compares the committed list with what happened; or writes it.</summary>
    public static async Task CheckAsync(IReadOnlyList<SpecVerdict> all)
    {
        var path = Path.Combine(SpecFile.RepositoryRoot, "docs", "local-mongo-spec.md");
        var text = Text(all);
        if (Environment.GetEnvironmentVariable("PATHWAYS_WRITE_DOCS") == "1")
            await File.WriteAllTextAsync(path, text);
        Assert.Equal(text, await File.ReadAllTextAsync(path));
    }

    private static string Text(IReadOnlyList<SpecVerdict> all)
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n")).Append("| file | passed | refused | left out |\n|---|---|---|---|\n");
        foreach (var file in all.GroupBy(verdict => verdict.File))
            AppendCounts(text, file.Key, [.. file]);
        AppendCounts(text, "**all**", all);
        text.Append("\n## Why not passed\n\n| file | test | why |\n|---|---|---|\n");
        foreach (var verdict in all.Where(verdict => verdict.Verdict != Verdict.Passed))
            text.Append(CultureInfo.InvariantCulture, $"| {verdict.File} | {verdict.Test} | {(verdict.Verdict == Verdict.Refused ? "refused: " : "")}{verdict.Why} |\n");
        return text.ToString();
    }

    private static void AppendCounts(StringBuilder text, string name, IReadOnlyList<SpecVerdict> verdicts) =>
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {Count(verdicts, Verdict.Passed)} | {Count(verdicts, Verdict.Refused)} | {Count(verdicts, Verdict.LeftOut)} |\n");

    private static int Count(IEnumerable<SpecVerdict> verdicts, Verdict verdict) => verdicts.Count(one => one.Verdict == verdict);
}
