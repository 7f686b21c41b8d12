using Pathways.Training;

namespace Pathways.Matching.Tests;

/// <summary>Finding concepts by labels of any language, and learning how.</summary>
public sealed class LabelFinderTests
{
    private static readonly LabelFinder German = new(
    [
        new("driver", "Kraftfahrer/Kraftfahrerin"), new("driver", "LKW-Fahrer"), new("driver", "Fahrer"),
        new("bus", "Busfahrer/Busfahrerin"), new("bus", "Omnibusfahrer"),
        new("builder", "Wagenbauer"), new("builder", "Wagner"), new("nurse", "Krankenpfleger"), new("nurse", "Pfleger"),
        new("baker", "Bäcker/Bäckerin"), new("baker", "Brotbäcker"), new("wagon", "Wagen"), new("wagon", "Bauer"),
        new("group", "Bäcker und verwandte Berufe", 1), new("sales", "Verkäufer/Verkäuferin"), new("sales", "Verkaufskraft"),
    ]);

    [Theory]
    [InlineData("baeckerin", "baker"), InlineData("BÄCKER", "baker"), InlineData("Bäckker", "baker"), InlineData("Omnibusfahrerin", "bus"), InlineData("Krankenpflegerin (m/w)", "nurse"), InlineData("Verkäuferin", "sales")]
    public void A_title_is_found_in_any_case_gender_or_with_a_slip(string title, string meant) =>
        Assert.Equal(meant, German.Find(title, FinderModel.Shipped)[0].Concept);

    [Fact]
    public void A_text_that_shares_nothing_finds_nothing() => Assert.Empty(German.Find("ÿÿÿ", FinderModel.Shipped));

    [Fact]
    public void A_long_word_is_parted_where_both_parts_are_known()
    {
        var compounds = new Compounds(new Dictionary<string, int> { ["wagen"] = 5, ["bauer"] = 5, ["sicherheit"] = 3, ["dienst"] = 3 });
        Assert.Equal(["wagen", "bauer"], compounds.Split("wagenbauer"));
        Assert.Equal(["sicherheit", "dienst"], compounds.Split("sicherheitsdienst"));
        Assert.Equal(["kantine"], compounds.Split("kantine"));
    }

    [Fact]
    public void Endings_that_change_places_are_learned_from_the_words()
    {
        string[] stems = [.. Enumerable.Range('a', 20).Select(c => $"pint{(char)c}d")];
        var endings = new SuffixPairs([.. stems.Select(s => s + "or"), .. stems.Select(s => s + "ora"), "mesa", "mesura"]);
        Assert.True(endings.Same("cazador", "cazadora"));
        Assert.False(endings.Same("mesado", "mesura"));
    }

    [Fact]
    public void Labels_that_are_left_behind_by_a_thread_do_not_colour_the_next_text() =>
        Assert.Equal(German.Find("Busfahrer", FinderModel.Shipped), Enumerable.Range(0, 3).Select(_ => { German.Find("Bäcker und Verkäufer", FinderModel.Shipped); return German.Find("Busfahrer", FinderModel.Shipped); }).Last());

    [Fact]
    public void Weights_are_learned_so_that_what_is_meant_stands_first()
    {
        var random = new Random(5);
        FinderList[] lists = [.. Enumerable.Range(0, 200).Select(_ =>
        {
            float[][] rows = [.. Enumerable.Range(0, 6).Select(_ => Enumerable.Range(0, LabelFinder.FeatureCount).Select(_ => random.NextSingle()).ToArray())];
            return new FinderList(rows, Array.IndexOf(rows, rows.MaxBy(r => r[3])!));
        })];
        var model = new FinderModel(FinderTrainer.Train(lists));
        Assert.True(lists.Count(l => l.Features.ToList().IndexOf(l.Features.MaxBy(f => model.Score(f))!) == l.Meant) > 160);
        Assert.Equal(FinderTrainer.Train(lists), FinderTrainer.Train(lists));
    }

    [Fact]
    public void A_folder_of_job_titles_is_measured_for_the_model_and_both_baselines()
    {
        var folder = Directory.CreateTempSubdirectory();
        Write("queries.tsv", "Q1\tTaxi driver\nQ2\tBakers\n");
        Write("corpus_elements.tsv", "C1\ttaxi driver\nC2\tcab driver\nC3\tbaker\nC4\tFood trades\n");
        Write("concept_mapping.tsv", "C1\thttp://data.europa.eu/esco/occupation/a\nC2\thttp://data.europa.eu/esco/occupation/a\nC3\thttp://data.europa.eu/esco/occupation/b\nC4\thttp://data.europa.eu/esco/isco/C75\n");
        Write("annotations.tsv", "Q1\t0\tC1\t1\nQ2\t0\tC3\t1\n");
        var figures = OccupationEvaluation.Of(MeloFolder.Load(folder.FullName), bridge: null, FinderModel.Shipped).ToArray();
        Assert.Equal(["tfidf-labels", "tfidf", "model"], figures.Select(f => f.System).Distinct());
        Assert.Equal(["mrr", "acc@1", "acc@5", "acc@10"], figures.Select(f => f.Metric).Distinct());
        Assert.Equal(1, figures.Single(f => f is { System: "model", Metric: "acc@1" }).Value);
        Assert.Equal(3, MeloFolder.BreadthOf("http://data.europa.eu/esco/isco/C75"));
        folder.Delete(recursive: true);

        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
    }

    [Fact]
    public void Spans_of_job_ads_are_measured_each_with_all_the_skills_it_means()
    {
        var folder = Directory.CreateTempSubdirectory();
        var csv = Path.Combine(folder.FullName, "spans.csv");
        File.WriteAllText(csv, "sentence,span,sub_span,label\n\"You wash dishes, and mop.\",washing dishes and mopping,washing dishes,Wash dishes\n\"You wash dishes, and mop.\",washing dishes and mopping,washing dishes,Set and clear tables\nYou talk.,talk,,LABEL NOT PRESENT\n");
        var figures = SkillEvaluation.Of(csv, Taxonomy.LoadStarter(), FinderModel.Shipped).Where(f => f.System == "model").ToDictionary(f => f.Metric, f => f.Value);
        Assert.Equal(["mrr", "rp@5", "rp@10"], figures.Keys);
        Assert.Equal(1, figures["mrr"]);
        Assert.True(figures["rp@5"] >= 0.5);
        folder.Delete(recursive: true);
    }
}
