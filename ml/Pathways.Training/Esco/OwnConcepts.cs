using Pathways.Matching;

namespace Pathways.Training;

/// <summary>What the project's own taxonomy says of a concept that ESCO has too, and ESCO doesn't say.</summary>
/// <param name="Kinds">Kinds of work, for the avoid-list.</param>
internal sealed record OwnFacts(string[]? Kinds, bool Common, bool Easy);

/// <summary>
/// What an imported ESCO takes from the project's own taxonomy. ESCO has no kinds of work and no US papers; without
/// them nobody could say what they avoid, and no rule could ask for a licence.
/// </summary>
internal sealed class OwnConcepts
{
    private readonly Dictionary<string, OwnFacts> _facts = new(StringComparer.Ordinal);

    private OwnConcepts(IReadOnlyList<TaxonomyLine> concepts, IReadOnlyList<(string, TaxonomyLine)> labels) =>
        (Concepts, Labels) = (concepts, labels);

    /// <summary>Kinds and credentials, as they stand in the starter taxonomy.</summary>
    public IReadOnlyList<TaxonomyLine> Concepts { get; }

    /// <summary>Their labels, with the language.</summary>
    public IReadOnlyList<(string Language, TaxonomyLine Line)> Labels { get; }

    /// <summary>What is known of an ESCO concept, by its id in the imported taxonomy; null when it is none of ours.</summary>
    public OwnFacts? About(string id) => _facts.GetValueOrDefault(id);

    /// <param name="folder">Folder of starter.jsonl, its label files and crosswalk.tsv.</param>
    public static OwnConcepts Load(string folder)
    {
        var lines = TaxonomyLine.ReadFile(Path.Combine(folder, "starter.jsonl")).ToArray();
        TaxonomyLine[] concepts = [.. lines.Where(line => line.Type is "kind" or "credential")];
        var ids = concepts.Select(line => $"{line.Type}:{line.Id}").ToHashSet(StringComparer.Ordinal);
        var labels = Directory.EnumerateFiles(folder, "starter.*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(TaxonomyLine.ReadFile)
            .Where(line => line is { Type: "labels", Concept: not null, Lang: not null } && ids.Contains(line.Concept))
            .Select(line => (line.Lang!, line)).ToArray();
        var own = new OwnConcepts(concepts, labels);
        own.AddFacts(lines.Where(line => line.Type is "skill" or "occupation"), Crosswalk.Load(Path.Combine(folder, "crosswalk.tsv")));
        return own;
    }

    /// <summary>Where several of ours meet in one of ESCO's, only what holds of all of them is said.</summary>
    private void AddFacts(IEnumerable<TaxonomyLine> lines, IReadOnlyList<CrosswalkLine> crosswalk)
    {
        var byId = lines.ToDictionary(line => $"{line.Type}:{line.Id}", StringComparer.Ordinal);
        foreach (var same in crosswalk.Where(line => line is { Scheme: "esco", IsSame: true }).GroupBy(line => line.EscoId))
        {
            TaxonomyLine[] ours = [.. same.Select(line => byId[line.Concept])];
            string[] kinds = [.. (ours[0].Kinds ?? []).Where(kind => ours.All(one => one.Kinds?.Contains(kind) == true))];
            _facts.Add(same.Key, new(kinds.Length > 0 ? kinds : null, ours.All(one => one.Common), ours.All(one => one.Easy)));
        }
    }
}
