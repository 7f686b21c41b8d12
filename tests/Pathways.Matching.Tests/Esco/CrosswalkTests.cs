using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pathways.Training;

namespace Pathways.Matching.Tests.Esco;

/// <summary>The crosswalk from the starter taxonomy to ESCO and O*NET, and the official labels that it brings.</summary>
public sealed partial class CrosswalkTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "taxonomy");
    private static readonly IReadOnlyList<CrosswalkLine> Lines = Crosswalk.Load(Path.Combine(Folder, "crosswalk.tsv"));

    [Fact]
    public void Every_line_is_about_a_skill_or_an_occupation_and_none_is_there_twice()
    {
        Assert.DoesNotContain(Lines, line => Some.Starter.Find(line.Concept) is not { Type: ConceptType.Skill or ConceptType.Occupation });
        Assert.DoesNotContain(Lines, line => line.Scheme is not ("esco" or "onet"));
        Assert.Empty(Lines.GroupBy(line => (line.Concept, line.Scheme)).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Equal(Lines.OrderBy(line => line.Concept, StringComparer.Ordinal).ThenBy(line => line.Scheme, StringComparer.Ordinal), Lines);
    }

    [Fact]
    public void Two_concepts_of_ours_are_never_the_same_one_of_ESCO() => Assert.Empty(
        Lines.Where(line => line is { Scheme: "esco", IsSame: true }).GroupBy(line => line.Code).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void Every_occupation_has_the_O_NET_code_that_the_taxonomy_gives_it()
    {
        var codes = File.ReadLines(Path.Combine(Folder, "starter.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("type").GetString() == "occupation")
            .ToDictionary(line => $"occupation:{line.GetProperty("id").GetString()}", line => line.GetProperty("soc").GetString()!);
        var given = Lines.Where(line => line.Scheme == "onet").ToDictionary(line => line.Concept, line => line.Code);
        Assert.Equal(codes.Keys.Order(StringComparer.Ordinal), given.Keys.Order(StringComparer.Ordinal));
        Assert.All(given, line => Assert.Equal(codes[line.Key].Contains('.', StringComparison.Ordinal) ? codes[line.Key] : codes[line.Key] + ".00", line.Value));
    }

    [Fact]
    public void Every_URI_is_one_of_ESCO_and_of_the_same_type()
    {
        SharedFolder.Need("esco");
        var esco = EscoImport.Read([.. SharedFolder.EscoZips.SelectMany(EscoFile.OfZip)], (_, _) => { }).Taxonomy;
        Assert.All(Lines.Where(line => line.Scheme == "esco"), line => Assert.Equal(Some.Starter.Find(line.Concept)!.Type, esco.Find(line.Code)?.Type));
    }

    [Fact]
    public void Every_code_is_one_of_O_NET()
    {
        SharedFolder.Need("onet");
        using var workbook = ZipFile.OpenRead(SharedFolder.At("onet", "Occupation Data.xlsx"));
        var codes = workbook.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)).SelectMany(CodesIn).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(1016, codes.Count);
        Assert.DoesNotContain(Lines, line => line.Scheme == "onet" && !codes.Contains(line.Code));
    }

    [Fact]
    public void The_official_labels_are_those_of_the_official_files()
    {
        SharedFolder.Need("esco");
        var made = OfficialLabelsCommand.LinesOf(SharedFolder.EscoLabels.Select(EscoFile.OfLabels), Lines).ToArray();
        Assert.Equal(["es", "fr"], made.Select(file => file.Language));
        Assert.All(made, file => Assert.Equal(Official(file.Language).Select(Said), file.Lines.Select(Said)));
    }

    [Theory, InlineData("es"), InlineData("fr")]
    public void An_official_label_is_shown_before_ours_and_both_say_where_they_come_from(string language) => Assert.All(Official(language), line =>
    {
        var concept = Some.Starter.Find(line.Concept!)!;
        Assert.Equal(line.Labels![0], concept.Label(language));
        Assert.Contains(concept.Labels, labels => labels is { Source: "esco", Reviewed: true } && labels.Language == language);
        Assert.Contains(concept.Labels, labels => labels is { Source: "pathways", Reviewed: false } && labels.Language == language);
    });

    private static TaxonomyLine[] Official(string language) => [.. TaxonomyLine.ReadFile(Path.Combine(Folder, $"starter.{language}.esco.jsonl"))];

    private static string Said(TaxonomyLine line) => $"{line.Concept} {line.Lang} {line.Source} {line.Reviewed} {string.Join('|', line.Labels!)}";

    private static IEnumerable<string> CodesIn(ZipArchiveEntry entry)
    {
        using var text = new StreamReader(entry.Open());
        return [.. Code().Matches(text.ReadToEnd()).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex(@">(\d\d-\d{4}\.\d\d)<")]
    private static partial Regex Code();
}
