using System.CommandLine;
using Pathways.Matching;

namespace Pathways.Training;

/// <summary>
/// <c>official-labels --labels FILE … --out DIR</c>: ESCO's own labels for the concepts of the starter taxonomy that the
/// crosswalk calls exact or close, as <c>starter.LANGUAGE.esco.jsonl</c>. People reviewed them; they come before translations of ours.
/// </summary>
internal static class OfficialLabelsCommand
{
    public static Command Create()
    {
        Option<FileInfo[]> labels = new("--labels") { Description = "Label files of ESCO, CSV or CSV.GZ, named by their language", Required = true, AllowMultipleArgumentsPerToken = true };
        Option<DirectoryInfo> to = new("--out") { Description = "Folder of the starter taxonomy and its crosswalk", Required = true };
        labels.AcceptExistingOnly();
        var command = new Command("official-labels", "Gives the starter taxonomy the official labels of ESCO") { labels, to };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(labels), parsed.GetRequiredValue(to)));
        return command;
    }

    private static void Run(IEnumerable<FileInfo> labels, DirectoryInfo folder)
    {
        var crosswalk = Crosswalk.Load(Path.Combine(folder.FullName, "crosswalk.tsv"));
        foreach (var (language, lines) in LinesOf(labels.Select(EscoFile.OfLabels), crosswalk))
        {
            var path = Path.Combine(folder.FullName, $"starter.{language}.esco.jsonl");
            Console.WriteLine($"{(EscoWriter.Replace(path, lines) ? "Written" : "Not changed")}: {path}, {lines.Count} concepts");
        }
    }

    /// <summary>By language, the lines of its file in the order of concepts.</summary>
    public static IEnumerable<(string Language, IReadOnlyList<TaxonomyLine> Lines)> LinesOf(IEnumerable<EscoFile> files, IReadOnlyList<CrosswalkLine> crosswalk)
    {
        var ours = crosswalk.Where(line => line is { Scheme: "esco", IsSame: true }).ToDictionary(line => line.Code, line => line.Concept, StringComparer.Ordinal);
        return files.GroupBy(file => file.Language).OrderBy(file => file.Key, StringComparer.Ordinal).Select(same => (same.Key, (IReadOnlyList<TaxonomyLine>)[.. same
            .SelectMany(RowsOf)
            .Where(row => ours.ContainsKey(row["conceptUri"]) && row["preferredLabel"].Length > 0)
            .Select(row => EscoWriter.LineOf(new(ours[row["conceptUri"]], same.Key, EscoReader.LabelsOf(row))))
            .OrderBy(line => line.Concept, StringComparer.Ordinal)]));
    }

    private static IEnumerable<EscoRow> RowsOf(EscoFile file)
    {
        using var rows = new EscoRows(file.Read(), (line, what) => Console.WriteLine(new EscoFault(file.Name, line, what)));
        foreach (var row in rows.Read(EscoReader.ColumnsOf(EscoContent.Labels))) yield return row;
    }
}
