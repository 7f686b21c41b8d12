using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pathways.Matching;

namespace Pathways.Training;

/// <summary>
/// Writes an imported ESCO in the form of the starter taxonomy: <c>NAME.jsonl</c> and <c>NAME.LANGUAGE.jsonl</c> beside it.
/// The same concepts give the same bytes; a file that would not change is left alone.
/// </summary>
internal static class EscoWriter
{
    private static readonly JsonSerializerOptions Form = new(TaxonomyJson.Default.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = TaxonomyJson.Default,
    };

    /// <summary>The files that were written, and those that held the same already.</summary>
    public static (IReadOnlyList<string> Written, IReadOnlyList<string> Unchanged) Write(EscoTaxonomy taxonomy, OwnConcepts own, FileInfo main)
    {
        main.Directory!.Create();
        var byFile = taxonomy.Labels.Select(labels => (labels.Language, Line: LineOf(labels)))
            .Concat(own.Labels)
            .GroupBy(line => line.Language, line => line.Line, StringComparer.Ordinal)
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => (Path: Beside(main, file.Key), Lines: file.AsEnumerable()))
            .Prepend((Path: main.FullName, Lines: taxonomy.Concepts.Select(concept => LineOf(concept, own)).Concat(own.Concepts)));
        var files = byFile.Select(file => (file.Path, Changed: Replace(file.Path, file.Lines))).ToArray();
        return ([.. files.Where(f => f.Changed).Select(f => f.Path)], [.. files.Where(f => !f.Changed).Select(f => f.Path)]);
    }

    /// <summary>Label files beside the taxonomy that this import did not make: they would be read with it.</summary>
    public static IEnumerable<string> Others(FileInfo main, IEnumerable<string> made) =>
        Directory.EnumerateFiles(main.DirectoryName!, Path.GetFileNameWithoutExtension(main.Name) + ".*.jsonl")
            .Except(made, StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static string Beside(FileInfo main, string language) =>
        Path.Combine(main.DirectoryName!, $"{Path.GetFileNameWithoutExtension(main.Name)}.{language}.jsonl");

    private static TaxonomyLine LineOf(EscoConcept concept, OwnConcepts own)
    {
        var known = own.About(concept.Id);
        return new()
        {
            Type = concept.Type.ToString().ToLowerInvariant(),
            Id = Short(concept.Id),
            Label = concept.Label,
            Group = concept.Group is { } group ? Short(group) : null,
            Related = Weights(concept.Related),
            Skills = Weights(concept.Skills),
            Kinds = known?.Kinds,
            Common = concept.IsTransversal || known is { Common: true },
            Easy = known is { Easy: true },
            Labels = concept.OtherLabels.Count > 0 ? [.. concept.OtherLabels] : null,
            Source = "esco",
            Reviewed = true,
        };
    }

    public static TaxonomyLine LineOf(EscoLabels labels) =>
        new() { Type = "labels", Concept = labels.Concept, Lang = labels.Language, Labels = [.. labels.Labels], Source = "esco", Reviewed = true };

    private static Dictionary<string, double>? Weights(SortedDictionary<string, double> weights) =>
        weights.Count == 0 ? null : weights.ToDictionary(w => Short(w.Key), w => w.Value);

    private static string Short(string id) => id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>The file is whole at any moment: the new one takes the old one's place in one step.</summary>
    public static bool Replace(string path, IEnumerable<TaxonomyLine> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines) text.Append(JsonSerializer.Serialize(line, Form)).Append('\n');
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes)) return false;
        File.WriteAllBytes(path + ".new", bytes);
        File.Move(path + ".new", path, overwrite: true);
        return true;
    }
}
