using System.CommandLine;
using Pathways.Matching;
using Spectre.Console;

namespace Pathways.Training;

/// <summary><c>import-esco --zip FILE … --labels FILE … --out FILE</c>: the official files of ESCO as a taxonomy of the project.</summary>
internal static class ImportEscoCommand
{
    // Into a file or a pipe nothing is broken into lines of 80.
    private const int WidthInFiles = 400;

    public static Command Create()
    {
        Option<FileInfo[]> zips = new("--zip") { Description = "ZIP files of ESCO: classification and relations", Required = true, AllowMultipleArgumentsPerToken = true };
        Option<FileInfo[]> labels = new("--labels") { Description = "Label files of further languages, CSV or CSV.GZ, named by their language as in skills_es.csv", AllowMultipleArgumentsPerToken = true };
        Option<FileInfo> to = new("--out") { Description = "Taxonomy file to write (JSONL); label files are written beside it", Required = true };
        zips.AcceptExistingOnly();
        labels.AcceptExistingOnly();
        var command = new Command("import-esco", "Reads the official files of ESCO into a taxonomy") { zips, labels, to };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(zips), parsed.GetValue(labels) ?? [], parsed.GetRequiredValue(to), AnsiConsole.Console));
        return command;
    }

    /// <summary>0, or 1 when nothing could be imported; what is wrong is then said on the console.</summary>
    internal static int Run(IReadOnlyList<FileInfo> zips, IReadOnlyList<FileInfo> labels, FileInfo to, IAnsiConsole console)
    {
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = WidthInFiles;
        try
        {
            EscoFile[] files = [.. zips.SelectMany(EscoFile.OfZip), .. labels.Select(EscoFile.OfLabels)];
            var (taxonomy, reports) = WithProgress(console, files);
            var (written, unchanged) = EscoWriter.Write(taxonomy, OwnConcepts.Load(Path.Combine(AppContext.BaseDirectory, "taxonomy")), to);
            Taxonomy.Load(to.FullName);
            WriteFaults(console, reports);
            WriteTable(console, reports);
            WriteFiles(console, to, written, unchanged);
            return 0;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            console.WriteLine(e.Message);
            return 1;
        }
    }

    private static (EscoTaxonomy Taxonomy, IReadOnlyList<EscoFileReport> Reports) WithProgress(IAnsiConsole console, EscoFile[] files) =>
        console.Progress().Start(progress =>
        {
            var tasks = files.ToDictionary(file => file, file => progress.AddTask(file.Name.EscapeMarkup(), maxValue: 1));
            return EscoImport.Read(files, (file, share) => tasks[file].Value = share);
        });

    private static void WriteFaults(IAnsiConsole console, IReadOnlyList<EscoFileReport> reports)
    {
        foreach (var fault in reports.SelectMany(report => report.Faults)) console.WriteLine(fault.ToString());
    }

    private static void WriteTable(IAnsiConsole console, IReadOnlyList<EscoFileReport> reports)
    {
        var table = new Table().AddColumns("file", "rows read", "taken", "faulty");
        foreach (var report in reports) AddRow(report.File, report.Read, report.Taken);
        AddRow("all", reports.Sum(r => r.Read), reports.Sum(r => r.Taken));
        for (var column = 1; column < 4; column++) table.Columns[column].RightAligned();
        console.Write(table);

        void AddRow(string name, int read, int taken) => table.AddRow(name.EscapeMarkup(), $"{read:N0}", $"{taken:N0}", $"{read - taken:N0}");
    }

    private static void WriteFiles(IAnsiConsole console, FileInfo to, IReadOnlyList<string> written, IReadOnlyList<string> unchanged)
    {
        foreach (var path in written) console.WriteLine($"Written: {path}");
        if (written.Count == 0) console.WriteLine("Nothing changed: every file holds just this already.");
        else foreach (var path in unchanged) console.WriteLine($"Not changed: {path}");
        foreach (var path in EscoWriter.Others(to, [.. written, .. unchanged]))
            console.WriteLine($"Not of this import, but read with the taxonomy because of its name: {path}");
    }
}
