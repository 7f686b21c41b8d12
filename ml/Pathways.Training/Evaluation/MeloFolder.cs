using Pathways.Matching;

namespace Pathways.Training;

/// <summary>
/// A folder of the MELO benchmark: job titles of a country, the ESCO labels of one language, and which concept each
/// title means.
/// </summary>
internal sealed class MeloFolder
{
    private const string GroupMark = "/isco/C";

    private MeloFolder(string name, IReadOnlyList<FinderLabel> labels, IReadOnlyList<MeloQuery> queries) => (Name, Labels, Queries) = (name, labels, queries);

    public string Name { get; }

    /// <summary>In the file's order: a concept's name comes before its other labels.</summary>
    public IReadOnlyList<FinderLabel> Labels { get; }

    public IReadOnlyList<MeloQuery> Queries { get; }

    /// <exception cref="InvalidDataException">A file has a line of another form, or names what isn't there.</exception>
    public static MeloFolder Load(string folder)
    {
        var concepts = Pairs(folder, "concept_mapping.tsv").ToDictionary(p => p.Id, p => p.Text, StringComparer.Ordinal);
        var labels = Pairs(folder, "corpus_elements.tsv").Select(e => new FinderLabel(ConceptOf(e.Id), e.Text, BreadthOf(ConceptOf(e.Id)))).ToArray();
        var meant = Lines(folder, "annotations.tsv", 4).ToLookup(a => a[0], a => ConceptOf(a[2]), StringComparer.Ordinal);
        var queries = Pairs(folder, "queries.tsv").Select(q => new MeloQuery(q.Text, meant[q.Id].ToHashSet(StringComparer.Ordinal))).ToArray();
        return new(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), labels, queries);

        string ConceptOf(string element) => concepts.TryGetValue(element, out var concept) ? concept
            : throw new InvalidDataException($"{Path.Combine(folder, "concept_mapping.tsv")} doesn't have {element}.");
    }

    /// <summary>An occupation is 0; ISCO's unit groups are 1, and each wider level one more.</summary>
    public static int BreadthOf(string concept)
    {
        const int unitGroupDigits = 4;
        var at = concept.IndexOf(GroupMark, StringComparison.Ordinal);
        return at < 0 ? 0 : 1 + Math.Max(0, unitGroupDigits - (concept.Length - at - GroupMark.Length));
    }

    private static IEnumerable<(string Id, string Text)> Pairs(string folder, string file) => Lines(folder, file, 2).Select(f => (f[0], f[1]));

    private static IEnumerable<string[]> Lines(string folder, string file, int fields)
    {
        var number = 0;
        foreach (var line in File.ReadLines(Path.Combine(folder, file)))
        {
            number++;
            if (line.Length == 0) continue;
            var split = line.Split('\t');
            if (split.Length < fields) throw new InvalidDataException($"{Path.Combine(folder, file)}, line {number}: {split.Length} fields, {fields} are needed.");
            yield return split;
        }
    }
}

/// <summary>A job title and the concepts it means.</summary>
internal sealed record MeloQuery(string Text, IReadOnlySet<string> Meant);
