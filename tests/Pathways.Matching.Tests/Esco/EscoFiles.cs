using System.IO.Compression;
using System.Text;
using Pathways.Training;
using Spectre.Console;

namespace Pathways.Matching.Tests.Esco;

/// <summary>A small ESCO in the form in which the real one is published, in a folder of its own.</summary>
internal sealed class EscoFiles : IDisposable
{
    public const string Cook = "http://data.europa.eu/esco/occupation/90f75f67-495d-49fa-ab57-2f320e251d7e";
    public const string GrillCook = "http://data.europa.eu/esco/occupation/6a7de04f-1b3b-4c26-8a1c-09b2e0c26d3f";
    public const string Chop = "http://data.europa.eu/esco/skill/0f2b5a8e-0b0e-4c1d-9a52-d2c0a6a4c8d1";
    public const string Grill = "http://data.europa.eu/esco/skill/5e6a2f39-44c7-4cf0-8a53-8a5ad2cc8f27";
    public const string Teamwork = "http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0";

    public const string Occupations = $"""
        conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,description,code
        Occupation,{Cook},5120,cook,"kitchen cook
        cook
        line cook",koch,released,"Cooks prepare food, and ""serve"" it.",5120.1
        Occupation,{GrillCook},5120,grill cook,,,released,Grills.,5120.1.2

        """;

    public const string Skills = $"""
        conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status
        KnowledgeSkillCompetence,{Chop},skill/competence,cross-sector,chop vegetables,"cut vegetables
        slice vegetables",released
        KnowledgeSkillCompetence,{Grill},skill/competence,sector-specific,grill meat,,released
        KnowledgeSkillCompetence,{Teamwork},skill/competence,transversal,work in teams,,released

        """;

    private const string Groups = """
        conceptType,conceptUri,code,preferredLabel,status,altLabels
        ISCOGroup,http://data.europa.eu/esco/isco/C512,512,Cooks,released,
        ISCOGroup,http://data.europa.eu/esco/isco/C5120,5120,Cooks,released,

        """;

    private const string SkillGroups = """
        conceptType,conceptUri,preferredLabel,altLabels,status
        SkillGroup,http://data.europa.eu/esco/skill/S6.5,preparing food,,released

        """;

    private const string Collection = $"conceptType,conceptUri,preferredLabel\r\nKnowledgeSkillCompetence,{Teamwork},work in teams\r\n";

    public const string OccupationSkills = $"""
        occupationUri,relationType,skillType,skillUri
        {Cook},essential,skill/competence,{Chop}
        {Cook},optional,skill/competence,{Grill}
        {GrillCook},essential,skill/competence,{Grill}

        """;

    private const string SkillSkills = $"originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri\r\n{Grill},skill/competence,optional,skill/competence,{Chop}\r\n";

    private const string BroaderOccupations = $"""
        conceptType,conceptUri,broaderType,broaderUri
        ISCOGroup,http://data.europa.eu/esco/isco/C5120,ISCOGroup,http://data.europa.eu/esco/isco/C512
        Occupation,{GrillCook},Occupation,{Cook}

        """;

    private const string BroaderSkills = $"""
        conceptType,conceptUri,broaderType,broaderUri
        KnowledgeSkillCompetence,{Chop},SkillGroup,http://data.europa.eu/esco/skill/S6.5
        KnowledgeSkillCompetence,{Grill},KnowledgeSkillCompetence,{Chop}

        """;

    public const string Spanish = $"""
        conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description
        Occupation,{Cook},5120,cocinero/cocinera,"cocinera
        cocinero",

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("esco");

    public FileInfo Out => new(Path.Combine(_folder.FullName, "out", "esco.jsonl"));

    /// <summary>The ZIPs of classification and relations.</summary>
    public FileInfo[] Zips(string occupations = Occupations, string skills = Skills, string occupationSkills = OccupationSkills) =>
    [
        Zip("classification.zip", ("skills_en.csv", skills), ("occupations_en.csv", occupations), ("ISCOGroups_en.csv", Groups),
            ("skillGroups_en.csv", SkillGroups), ("transversalSkillsCollection_en.csv", Collection), ("conceptSchemes_en.csv", "not,needed")),
        Zip("relations.zip", ("occupationSkillRelations.csv", occupationSkills), ("skillSkillRelations.csv", SkillSkills),
            ("broaderRelationsOccPillar.csv", BroaderOccupations), ("broaderRelationsSkillPillar.csv", BroaderSkills)),
    ];

    public FileInfo Labels(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        using var file = File.Create(path);
        using Stream plain = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        plain.Write(Encoding.UTF8.GetBytes(text));
        return new(path);
    }

    /// <summary>Runs the command; what it said, and its exit code.</summary>
    public (int Code, string Said) Import(IReadOnlyList<FileInfo> zips, params FileInfo[] labels)
    {
        using var said = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(said), Ansi = AnsiSupport.No });
        var code = ImportEscoCommand.Run(zips, labels, Out, console);
        return (code, said.ToString());
    }

    /// <summary>Name and content of everything that was written.</summary>
    public Dictionary<string, string> Written() =>
        Out.Directory!.EnumerateFiles().ToDictionary(file => file.Name, file => File.ReadAllText(file.FullName));

    public void Dispose() => _folder.Delete(recursive: true);

    private FileInfo Zip(string name, params (string Name, string Text)[] entries)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.Delete(path);
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (entry, text) in entries)
        {
            using var stream = zip.CreateEntry(entry).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        return new(path);
    }
}
