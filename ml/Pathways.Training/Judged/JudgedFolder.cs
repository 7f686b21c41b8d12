using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pathways.Training;

/// <param name="Grade">0 (unsuitable) to 3 (among the first a good counselor would recommend).</param>
/// <param name="Hard">A hard rule is broken.</param>
internal readonly record struct Judgment(int Grade, bool Hard);

/// <summary>People, openings and a grade for every pair, as three files of a folder hold them.</summary>
internal sealed class JudgedFolder
{
    private readonly Dictionary<(string, string), Judgment> _judgments;

    private JudgedFolder(JudgedPerson[] people, JudgedOpening[] openings, Dictionary<(string, string), Judgment> judgments) =>
        (People, Openings, _judgments) = (people, openings, judgments);

    public IReadOnlyList<JudgedPerson> People { get; }

    /// <summary>In the file's order; the last is the newest.</summary>
    public IReadOnlyList<JudgedOpening> Openings { get; }

    /// <exception cref="KeyNotFoundException">The pair has no grade.</exception>
    public Judgment Of(string person, string opening) => _judgments[(person, opening)];

    /// <exception cref="InvalidDataException">A line can't be read; file and line are named.</exception>
    public static JudgedFolder Load(string folder) => new(
        Lines(Path.Combine(folder, "people.jsonl"), JudgedJson.Default.JudgedPerson),
        Lines(Path.Combine(folder, "openings.jsonl"), JudgedJson.Default.JudgedOpening),
        File.ReadLines(Path.Combine(folder, "judgments.tsv")).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'))
            .ToDictionary(f => (f[0], f[1]), f => new Judgment(int.Parse(f[2], CultureInfo.InvariantCulture), f[3] == "1")));

    private static T[] Lines<T>(string path, JsonTypeInfo<T> type)
    {
        var all = new List<T>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                all.Add(JsonSerializer.Deserialize(line, type)!);
            }
            catch (JsonException e)
            {
                throw new InvalidDataException($"{Path.GetFileName(path)}, line {number}: {e.Message}", e);
            }
        }
        return [.. all];
    }
}
