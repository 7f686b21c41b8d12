namespace Pathways.Matching.Tests.Esco;

/// <summary><c>import-esco</c> on small files in the real form: what is taken, what is named as faulty, and that a second time changes nothing.</summary>
public sealed class EscoImportTests : IDisposable
{
    private readonly EscoFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Occupations_skills_and_groups_become_concepts_with_all_their_labels()
    {
        var taxonomy = Imported();
        var cook = taxonomy.Find("occupation:90f75f67-495d-49fa-ab57-2f320e251d7e")!;
        Assert.Equal("group:isco-C5120", cook.Group);
        Assert.Equal("group:isco-C512", taxonomy.Find("group:isco-C5120")!.Group);
        var labels = Assert.Single(cook.Labels);
        Assert.Equal(["cook", "kitchen cook", "line cook", "koch"], labels.Labels);
        Assert.Equal(("en", "esco", true), (labels.Language, labels.Source, labels.Reviewed));
    }

    [Fact]
    public void Essential_skills_weigh_more_than_optional_ones_and_narrower_concepts_are_near()
    {
        var taxonomy = Imported();
        var cook = taxonomy.Find(Id("occupation", EscoFiles.Cook))!;
        Assert.Equal(1, cook.Skills[Id("skill", EscoFiles.Chop)]);
        Assert.Equal(0.5, cook.Skills[Id("skill", EscoFiles.Grill)]);
        Assert.Equal(0.8, cook.Related[Id("occupation", EscoFiles.GrillCook)]);
        // Both said: that grilling may use chopping, and that it lies below it. The nearer holds, on both sides.
        Assert.Equal(0.8, taxonomy.Find(Id("skill", EscoFiles.Grill))!.Related[Id("skill", EscoFiles.Chop)]);
        Assert.Equal(0.8, taxonomy.Find(Id("skill", EscoFiles.Chop))!.Related[Id("skill", EscoFiles.Grill)]);
    }

    [Fact]
    public void A_skill_below_another_lies_in_its_group_and_transversal_skills_are_common()
    {
        var taxonomy = Imported();
        Assert.Equal("group:skill-S6.5", taxonomy.Find(Id("skill", EscoFiles.Grill))!.Group);
        Assert.True(taxonomy.Find(Id("skill", EscoFiles.Teamwork))!.IsCommon);
        Assert.False(taxonomy.Find(Id("skill", EscoFiles.Grill))!.IsCommon);
    }

    [Theory]
    [InlineData("occupations_es.csv")]
    [InlineData("esco-1.0-occupations-es.csv.gz")]
    public void Label_files_give_names_in_their_language(string name)
    {
        var (code, said) = _files.Import(_files.Zips(), _files.Labels(name, EscoFiles.Spanish));
        Assert.True(code == 0, said);
        var cook = Taxonomy.Load(_files.Out.FullName).Find(Id("occupation", EscoFiles.Cook))!;
        Assert.Equal("cocinero/cocinera", cook.Label("es"));
        Assert.Contains(cook.Labels, labels => labels is { Language: "es", Source: "esco", Reviewed: true, Labels.Count: 3 });
    }

    [Fact]
    public void What_people_avoid_and_which_papers_the_law_wants_stay_known() // ESCO has neither
    {
        var taxonomy = Imported();
        Assert.Equal(Some.Starter.Kinds.Select(kind => kind.Id), taxonomy.Kinds.Select(kind => kind.Id));
        Assert.Equal(Some.Starter.Credentials.Select(c => (c.Id, c.RequiredByLaw)), taxonomy.Credentials.Select(c => (c.Id, c.RequiredByLaw)));
    }

    [Fact]
    public void Kinds_of_work_come_over_the_crosswalk() // the real concept of bartenders, which the crosswalk calls the same as ours
    {
        const string Bartender = "http://data.europa.eu/esco/occupation/2f5e38a0-6578-4665-bdbd-e2ab505be140";
        var (code, said) = _files.Import(_files.Zips(occupations: EscoFiles.Occupations.Replace(EscoFiles.GrillCook, Bartender, StringComparison.Ordinal)));
        Assert.True(code == 0, said);
        var taxonomy = Taxonomy.Load(_files.Out.FullName);
        Assert.Equal(Some.Starter.Find("occupation:bartender")!.Kinds, taxonomy.Find(Id("occupation", Bartender))!.Kinds);
        Assert.Empty(taxonomy.Find(Id("occupation", EscoFiles.Cook))!.Kinds);
    }

    [Fact]
    public void A_second_import_of_the_same_files_changes_nothing_and_says_so()
    {
        var spanish = _files.Labels("occupations_es.csv", EscoFiles.Spanish);
        var (_, first) = _files.Import(_files.Zips(), spanish);
        Assert.Contains("Written: ", first, StringComparison.Ordinal);
        var before = _files.Written();
        var at = File.GetLastWriteTimeUtc(_files.Out.FullName);
        var (_, second) = _files.Import([.. _files.Zips().Reverse()], spanish);
        Assert.Equal(before, _files.Written());
        Assert.Equal(at, File.GetLastWriteTimeUtc(_files.Out.FullName));
        Assert.Contains("Nothing changed", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Occupation,,5120,nobody,,,released,,", "'' is no URI")]
    [InlineData("Occupation,http://data.europa.eu/esco/skill/x,5120,nobody,,,released,,", "is no URI of an occupation")]
    [InlineData("Occupation,http://data.europa.eu/esco/occupation/x,5120,,,,released,,", "no preferred label")]
    [InlineData("Occupation,http://data.europa.eu/esco/occupation/x,5120,nobody,,,obsolete,,", "its status is 'obsolete'")]
    [InlineData("Occupation,http://data.europa.eu/esco/occupation/x,5120,nobody", "4 cells where the header has 9")]
    [InlineData("Occupation," + EscoFiles.Cook + ",5120,cook again,,,released,,", "is there already")]
    [InlineData("Occupation,http://data.europa.eu/esco/occupation/x,5120,\"no\"body,,,released,,", "a quote stands where none may stand")]
    public void A_faulty_row_is_named_by_file_and_line_and_the_rest_is_taken(string row, string what)
    {
        var rows = EscoFiles.Occupations.TrimEnd().Split('\n').ToList();
        rows.Insert(4, row); // behind the cook, whose row is three lines
        var (code, said) = _files.Import(_files.Zips(occupations: string.Join('\n', rows)));
        Assert.True(code == 0, said);
        Assert.Contains("classification.zip/occupations_en.csv, line 5: ", said, StringComparison.Ordinal);
        Assert.Contains(what, said, StringComparison.Ordinal);
        Assert.Equal(2, Taxonomy.Load(_files.Out.FullName).Occupations.Count);
        Assert.Matches(@"occupations_en\.csv\W+3\W+2\W+1\W", said);
    }

    [Fact]
    public void A_quote_that_is_never_closed_costs_one_row_and_not_all_that_follow()
    {
        var broken = EscoFiles.Skills.Replace("chop vegetables,\"cut", "chop vegetables,\"\"\"cut", StringComparison.Ordinal).Replace("slice vegetables\"", "slice vegetables", StringComparison.Ordinal);
        var (code, said) = _files.Import(_files.Zips(skills: broken));
        Assert.True(code == 0, said);
        Assert.Contains("skills_en.csv, line 2: ", said, StringComparison.Ordinal);
        Assert.Equal(2, Taxonomy.Load(_files.Out.FullName).Skills.Count);
        Assert.Matches(@"skills_en\.csv\W+3\W+2\W+1\W", said);
    }

    [Theory]
    [InlineData(EscoFiles.Cook + ",needful,skill/competence," + EscoFiles.Chop, "the relation is 'needful'")]
    [InlineData(EscoFiles.Cook + ",essential,skill/competence,http://data.europa.eu/esco/skill/gone", "http://data.europa.eu/esco/skill/gone is not in the classification")]
    [InlineData(EscoFiles.Chop + ",essential,skill/competence," + EscoFiles.Chop, "is not in the classification")]
    public void A_relation_to_nothing_is_named(string row, string what)
    {
        var (code, said) = _files.Import(_files.Zips(occupationSkills: EscoFiles.OccupationSkills + row + "\n"));
        Assert.True(code == 0, said);
        Assert.Contains("relations.zip/occupationSkillRelations.csv, line 5: ", said, StringComparison.Ordinal);
        Assert.Contains(what, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_a_concept_that_is_no_longer_in_ESCO_are_named()
    {
        var (_, said) = _files.Import(_files.Zips(), _files.Labels("occupations_es.csv", EscoFiles.Spanish.Replace(EscoFiles.Cook, EscoFiles.Cook + "0", StringComparison.Ordinal)));
        Assert.Contains($"occupations_es.csv, line 2: {EscoFiles.Cook}0 is not in the classification", said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_ESCO_is_refused_and_nothing_is_written()
    {
        Assert.Equal(1, _files.Import([_files.Labels("some.zip", "no zip")]).Code);
        Assert.Equal(1, _files.Import(_files.Zips(), _files.Labels("spanish.csv", EscoFiles.Spanish)).Code);
        var (code, said) = _files.Import(_files.Zips(), _files.Labels("occupations_es.csv", "uri,label\nx,y\n"));
        Assert.Equal(1, code);
        Assert.Contains("occupations_es.csv, line 1: the header should have", said, StringComparison.Ordinal);
        Assert.False(_files.Out.Exists);
    }

    private Taxonomy Imported()
    {
        var (code, said) = _files.Import(_files.Zips());
        Assert.True(code == 0, said);
        return Taxonomy.Load(_files.Out.FullName);
    }

    private static string Id(string type, string uri) => $"{type}:{uri[(uri.LastIndexOf('/') + 1)..]}";
}
