using Pathways.Matching;

namespace Pathways.Training;

/// <summary>One line of <c>crosswalk.tsv</c>: a concept of ours and what stands for it elsewhere.</summary>
/// <param name="Concept">Full id, for example <c>skill:wash-dishes</c>.</param>
/// <param name="Scheme"><c>esco</c> or <c>onet</c>.</param>
/// <param name="Code">ESCO: the concept's URI. O*NET: the O*NET-SOC code, for example <c>35-9021.00</c>.</param>
/// <param name="Match"><c>exact</c>, <c>close</c>, or <c>broad</c> where the other one is wider than ours.</param>
internal sealed record CrosswalkLine(string Concept, string Scheme, string Code, string Match)
{
    /// <summary>The two may stand for one another.</summary>
    public bool IsSame => Match is "exact" or "close";

    /// <summary>ESCO: its id in an imported taxonomy.</summary>
    public string EscoId => EscoTaxonomy.IdOf(Concept.StartsWith("skill:", StringComparison.Ordinal) ? ConceptType.Skill : ConceptType.Occupation, Code)
        ?? throw new InvalidDataException($"crosswalk.tsv: '{Code}' is no URI for {Concept}.");
}

/// <summary>Reads the crosswalk from the project's own concepts to ESCO and O*NET.</summary>
internal static class Crosswalk
{
    public const string Header = "concept\tscheme\tcode\tmatch";

    /// <exception cref="InvalidDataException">A line has another form; it is named.</exception>
    public static IReadOnlyList<CrosswalkLine> Load(string path)
    {
        var lines = File.ReadAllLines(path);
        if (lines.Length == 0 || lines[0] != Header) throw new InvalidDataException($"{Path.GetFileName(path)}, line 1: the header should be {Header.Replace("\t", ", ", StringComparison.Ordinal)}.");
        return [.. lines.Skip(1).Select((line, index) => line.Split('\t') is [var concept, var scheme, var code, "exact" or "close" or "broad"] cells
            ? new CrosswalkLine(concept, scheme, code, cells[3])
            : throw new InvalidDataException($"{Path.GetFileName(path)}, line {index + 2}: it should be concept, scheme, code, and exact, close or broad."))];
    }
}
