using Pathways.Training;

namespace Pathways.Matching.Tests.Esco;

/// <summary>The official files, where they are.</summary>
public sealed class RealEscoTests
{
    [Fact]
    public void The_official_files_are_taken_but_for_rows_about_concepts_that_ESCO_no_longer_has()
    {
        SharedFolder.Need("esco");
        EscoFile[] files = [.. SharedFolder.EscoZips.SelectMany(EscoFile.OfZip), .. SharedFolder.EscoLabels.Select(EscoFile.OfLabels)];
        var (taxonomy, reports) = EscoImport.Read(files, (_, _) => { });
        Assert.Equal(3007, taxonomy.Concepts.Count(c => c.Type == ConceptType.Occupation));
        Assert.Equal(13896, taxonomy.Concepts.Count(c => c.Type == ConceptType.Skill));
        Assert.Equal(205139, reports.Sum(report => report.Read));
        Assert.Equal(294, reports.Sum(report => report.Faults.Count));
        Assert.All(reports.SelectMany(report => report.Faults), fault => Assert.Matches("is not in the classification|related to itself", fault.What));
        Assert.All(taxonomy.Concepts.Where(c => c.Type == ConceptType.Occupation), c => Assert.NotNull(c.Group));
    }
}
