using Pathways.Training;

namespace Pathways.Matching.Tests;

/// <summary>Do we understand what people write? Measured on phrases, and on files that say the same in several languages.</summary>
public sealed class PhrasesTests
{
    private static readonly Taxonomy Starter = Taxonomy.LoadStarter();

    [Fact]
    public void Both_halves_of_the_phrases_name_skills_that_exist_and_share_no_phrase()
    {
        Assert.All(PhraseSet.Tuned.Concat(PhraseSet.Untouched).SelectMany(p => p.Skills), id => Assert.NotNull(Starter.Find(ConceptType.Skill, id)));
        Assert.Empty(PhraseSet.Tuned.Select(p => p.Text).Intersect(PhraseSet.Untouched.Select(p => p.Text)));
    }

    [Fact]
    public void A_file_that_says_the_same_in_several_languages_is_measured_by_language()
    {
        using var file = new TemporaryFile("id\tconcept\ten\tes-MX\tzh-Hans\n1\twash dishes\tdid the dishes\tlavaba los trastes\t洗碗\n2\tdrive a truck\ttruck driving\tmanejar un camión\t开卡车\n3\twash dishes\t\tlavo platos\t刷碗\n");
        var figures = ParallelEvaluation.Of(file.Path, Starter).ToDictionary(m => (m.Suite, m.Metric), m => m.Value);
        Assert.Equal(1, figures[("en", "recall@5")]);
        Assert.Equal(1, figures[("es-MX", "recall@5")]);
        Assert.Equal(1, figures[("zh-Hans", "recall@5")]);
        Assert.Equal(2, figures[("all", "distinct")]);
    }

    [Fact]
    public void A_row_with_a_cell_too_few_is_named()
    {
        using var file = new TemporaryFile("id\tconcept\ten\n1\twash dishes\n");
        Assert.Contains("line 2", Assert.Throws<InvalidDataException>(() => ParallelEvaluation.Of(file.Path, Starter)).Message, StringComparison.Ordinal);
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text);
        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():n}.tsv");
        public void Dispose() => File.Delete(Path);
    }
}
