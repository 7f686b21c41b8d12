using Pathways.Matching;

namespace Pathways.Training;

/// <summary>
/// Says every language the same? A file with the header <c>id</c>, <c>concept</c>, then a language a column: each row
/// says one thing in every language, <c>concept</c> in plain English.
/// </summary>
internal static class ParallelEvaluation
{
    /// <exception cref="InvalidDataException">The header isn't of that form, or a row has another number of cells.</exception>
    public static IReadOnlyList<Measure> Of(string path, Taxonomy taxonomy)
    {
        var (languages, rows) = Read(path);
        var finder = new PhraseEvaluation(taxonomy);
        var meant = rows.Select(r => finder.FirstSkills(r[1], "en") is [var first, ..] ? first : null).ToArray();
        var measures = new List<Measure>();
        for (var column = 2; column < languages.Length; column++)
        {
            var cells = rows.Select((row, i) => (Text: row[column], Meant: meant[i])).Where(c => c.Text.Length > 0).ToArray();
            var right = cells.Count(c => c.Meant is not null && finder.FirstSkills(c.Text, languages[column]).Contains(c.Meant));
            measures.Add(new(languages[column], "model", "recall@5", cells.Length == 0 ? 0 : (double)right / cells.Length, "share"));
        }
        measures.Add(new("all", "model", "recall@5", measures.Average(m => m.Value), "share"));
        measures.Add(new("all", "model", "distinct", meant.OfType<string>().Distinct().Count(), "count"));
        return measures;
    }

    private static (string[] Header, IReadOnlyList<string[]> Rows) Read(string path)
    {
        var lines = File.ReadLines(path).Where(line => line.Length > 0).Select(line => line.Split('\t').Select(cell => cell.Trim()).ToArray()).ToArray();
        if (lines.Length == 0 || lines[0].Length < 3 || lines[0][0] != "id" || lines[0][1] != "concept")
            throw new InvalidDataException($"{Path.GetFileName(path)}: the header has to be id, concept, then languages.");
        for (var i = 1; i < lines.Length; i++)
            if (lines[i].Length != lines[0].Length) throw new InvalidDataException($"{Path.GetFileName(path)}, line {i + 1}: {lines[i].Length} cells, the header has {lines[0].Length}.");
        return (lines[0], lines[1..]);
    }
}
