using System.IO.Compression;
using CsvHelper;

namespace Pathways.Measurements.Matching;

/// <summary>A job's title and the skills that its advertisement lists, as skill2vec_50K.csv.gz has them: id, title, skills.</summary>
internal sealed record SkillRow(string Title, string[] Skills)
{
    private const int MostSkills = 14;

    /// <exception cref="InvalidDataException">The file holds no rows.</exception>
    public static SkillRow[] Read(FileInfo file)
    {
        using var text = new GZipStream(file.OpenRead(), CompressionMode.Decompress);
        using var csv = CsvReader.Create(text, new CsvReaderOptions { Separator = ',', HasHeader = false });
        var (rows, names) = (new List<SkillRow>(), new Dictionary<string, string>(StringComparer.Ordinal));
        while (csv.Read())
        {
            string[] skills = [.. Enumerable.Range(2, Math.Max(0, csv.FieldCount - 2)).Select(i => Named(csv.GetString(i) ?? "")).Where(s => s.Length > 0).Distinct().Take(MostSkills)];
            if (skills.Length > 0) rows.Add(new(Named(csv.GetString(1) ?? ""), skills));
        }
        return rows.Count > 0 ? [.. rows] : throw new InvalidDataException($"{file.Name} holds no rows.");

        string Named(string words)
        {
            var name = words.Trim().ToLowerInvariant();
            return names.TryGetValue(name, out var known) ? known : names[name] = name;
        }
    }
}
