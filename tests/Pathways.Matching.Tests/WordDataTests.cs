using System.Text.Json;

namespace Pathways.Matching.Tests;

/// <summary>What docs/taxonomy.md says of the files beside the taxonomy: data that people mend by hand, so a slip must not be silent.</summary>
public sealed class WordDataTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "taxonomy");
    private static readonly string[] Languages = ["ar", "en", "es", "fr", "so", "sq", "th", "ti", "tl", "uk", "vi", "zh"];

    [Fact]
    public void There_is_a_word_list_for_each_of_the_twelve_languages() =>
        Assert.Equal(Languages, Directory.EnumerateFiles(Path.Combine(Folder, "words"), "*.tsv").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_line_of_a_word_list_has_english_and_forms() => Assert.Empty(
        from file in Directory.EnumerateFiles(Path.Combine(Folder, "words"), "*.tsv")
        from line in File.ReadLines(file)
        where line.Length > 0 && line[0] != '#'
        let fields = line.Split('\t')
        where fields.Length != 2 || fields.Any(string.IsNullOrWhiteSpace)
        select $"{Path.GetFileName(file)}: {line}");

    [Fact]
    public void Every_kind_has_words_and_every_word_has_a_kind()
    {
        var lines = File.ReadLines(Path.Combine(Folder, "kinds.tsv")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).ToArray();
        Assert.All(lines, fields => Assert.Equal(3, fields.Length));
        var named = lines.Select(f => f[0]).Where(k => k != "-").Select(k => "kind:" + k).ToHashSet();
        Assert.Equal(Some.Starter.Kinds.Select(k => k.Id).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_synonym_belongs_to_a_concept_that_exists() => Assert.Empty(
        from file in Directory.EnumerateFiles(Folder, "starter.*.jsonl")
        from line in File.ReadLines(file)
        let concept = JsonDocument.Parse(line).RootElement.GetProperty("concept").GetString()!
        where Some.Starter.Find(concept) is null
        select $"{Path.GetFileName(file)}: {concept}");

    [Fact]
    public void A_concept_is_found_by_its_own_name()
    {
        var finder = new SkillFinder(Some.Starter);
        var lost = Some.Starter.Skills.Concat(Some.Starter.Occupations)
            .Where(c => finder.Find(c.Label("en"), "en", 3).All(f => f.Id != c.Id)).Select(c => c.Id).ToArray();
        Assert.True(lost.Length <= (Some.Starter.Skills.Count + Some.Starter.Occupations.Count) / 50, string.Join(' ', lost));
    }

    [Fact]
    public void Labels_in_another_language_are_shown_and_found_and_others_fall_back_to_English()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "small.jsonl"), """
                {"type":"skill","id":"iron","label":"Iron clothes"}
                {"type":"skill","id":"weld","label":"Weld metal"}
                """);
            File.WriteAllText(Path.Combine(folder.FullName, "small.eo.jsonl"),
                """{"type":"labels","concept":"skill:iron","labels":["Gladi vestojn","gladado"],"lang":"eo","source":"pathways","reviewed":true}""");
            var taxonomy = Taxonomy.Load(Path.Combine(folder.FullName, "small.jsonl"));
            Assert.Equal("Gladi vestojn", taxonomy.Label("skill:iron", "eo-XX"));
            Assert.Equal("Weld metal", taxonomy.Label("skill:weld", "eo"));
            Assert.Equal("skill:iron", new SkillFinder(taxonomy).Find("gladado", "eo", 1).Single().Id);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
