using Pathways.Matching;

namespace Pathways.Training;

/// <summary>What became of one file.</summary>
/// <param name="Read">Rows without the header; each is taken or among <paramref name="Faults"/>.</param>
internal sealed record EscoFileReport(string File, int Read, IReadOnlyList<EscoFault> Faults)
{
    public int Taken => Read - Faults.Count;
}

/// <summary>Reads ESCO's files, in the order in which they build on one another, whatever the order in which they are given.</summary>
internal static class EscoImport
{
    /// <param name="progress">Told the file and how much of it is read, 0 to 1.</param>
    /// <exception cref="InvalidDataException">A file can't be understood at all, or there is no English classification.</exception>
    public static (EscoTaxonomy Taxonomy, IReadOnlyList<EscoFileReport> Reports) Read(IReadOnlyList<EscoFile> files, Action<EscoFile, double> progress)
    {
        if (files.GroupBy(file => file.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidDataException($"{twice.Key} is given twice.");
        var taxonomy = new EscoTaxonomy();
        var reader = new EscoReader(taxonomy);
        EscoFileReport[] reports = [.. files
            .OrderBy(file => file.Content).ThenBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => Read(file, reader, share => progress(file, share)))];
        if (!taxonomy.Concepts.Any(concept => concept.Type is ConceptType.Occupation or ConceptType.Skill))
            throw new InvalidDataException("There is no English classification: give the ZIP that holds occupations_en.csv and skills_en.csv.");
        taxonomy.FindGroups();
        return (taxonomy, reports);
    }

    private static EscoFileReport Read(EscoFile file, EscoReader reader, Action<double> progress)
    {
        var faults = new List<EscoFault>();
        using var rows = new EscoRows(file.Read(), (line, what) => faults.Add(new(file.Name, line, what)));
        try
        {
            foreach (var row in rows.Read(EscoReader.ColumnsOf(file.Content)))
            {
                if (reader.Take(file, row) is { } wrong) faults.Add(new(file.Name, row.Line, wrong));
                if (rows.Count % 500 == 0) progress(rows.Share);
            }
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{file.Name}, {e.Message}", e);
        }
        progress(1);
        return new(file.Name, rows.Count, faults);
    }
}
