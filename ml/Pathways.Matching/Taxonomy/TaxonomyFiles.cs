namespace Pathways.Matching;

/// <summary>Puts a taxonomy together from its main file and the label files beside it.</summary>
internal static class TaxonomyFiles
{
    public static Taxonomy Load(string path)
    {
        var full = Path.GetFullPath(path);
        var concepts = new Dictionary<string, Concept>(StringComparer.Ordinal);
        var labels = new Dictionary<string, List<ConceptLabels>>(StringComparer.Ordinal);
        foreach (var file in FilesOf(full))
            foreach (var line in TaxonomyLine.ReadFile(file))
            {
                if (line.Type == "labels") AddLabels(labels, line, LanguageOf(full, file));
                else AddConcept(concepts, labels, line);
            }
        foreach (var (id, list) in labels)
            if (concepts.TryGetValue(id, out var concept)) concept.Labels = Merged(list);
        MirrorNearness(concepts);
        return new Taxonomy(concepts.Values);
    }

    /// <summary>The main file first, then its siblings in the order of their names: what is read depends on nothing else.</summary>
    private static IEnumerable<string> FilesOf(string full)
    {
        var stem = Path.GetFileNameWithoutExtension(full);
        var siblings = Directory.EnumerateFiles(Path.GetDirectoryName(full)!, stem + ".*.jsonl");
        return siblings.Where(f => f != full).Order(StringComparer.Ordinal).Prepend(full);
    }

    private static string LanguageOf(string main, string file)
    {
        if (file == main) return "en";
        var name = Path.GetFileNameWithoutExtension(file)[(Path.GetFileNameWithoutExtension(main).Length + 1)..];
        return LanguageTag.Primary(name.Split('.')[0]);
    }

    private static void AddConcept(Dictionary<string, Concept> concepts, Dictionary<string, List<ConceptLabels>> labels, TaxonomyLine line)
    {
        if (line.Id is null || !Enum.TryParse<ConceptType>(line.Type, ignoreCase: true, out var type))
            throw new InvalidDataException($"A taxonomy line of type '{line.Type}' has no id or an unknown type.");
        var id = Qualified(type, line.Id);
        var added = concepts.TryAdd(id, new Concept(id, type)
        {
            Group = line.Group is null ? null : Qualified(ConceptType.Group, line.Group),
            RelatedInFile = Qualified(type, line.Related),
            Skills = Qualified(ConceptType.Skill, line.Skills),
            Kinds = [.. (line.Kinds ?? []).Select(kind => Qualified(ConceptType.Kind, kind))],
            RequiredByLaw = line.Law,
            IsCommon = line.Common,
            IsEasy = line.Easy,
        });
        if (!added) throw new InvalidDataException($"The taxonomy has '{id}' twice.");
        string[] english = [line.Label ?? line.Id, .. line.Labels ?? []];
        ListOf(labels, id).Add(new ConceptLabels("en", english, line.Source ?? "pathways", line.Reviewed));
    }

    /// <summary>A pair is near in both directions though a file lists it once; where both are listed each keeps its own.</summary>
    private static void MirrorNearness(Dictionary<string, Concept> concepts)
    {
        foreach (var concept in concepts.Values)
            foreach (var (other, nearness) in concept.Related.ToArray())
                if (concepts.TryGetValue(other, out var there)) there.RelatedInFile.TryAdd(concept.Id, nearness);
    }

    private static void AddLabels(Dictionary<string, List<ConceptLabels>> labels, TaxonomyLine line, string fileLanguage)
    {
        if (line.Concept is null || line.Labels is not { Length: > 0 } names) return;
        var language = line.Lang is null ? fileLanguage : LanguageTag.Primary(line.Lang);
        ListOf(labels, line.Concept).Add(new ConceptLabels(language, names, line.Source ?? "pathways", line.Reviewed));
    }

    /// <summary>An id stands alone in files where its type is plain; everywhere else it is <c>type:id</c>.</summary>
    private static string Qualified(ConceptType type, string id) =>
        id.Contains(':', StringComparison.Ordinal) ? id : $"{type.ToString().ToLowerInvariant()}:{id}";

    private static Dictionary<string, double> Qualified(ConceptType type, Dictionary<string, double>? weights) =>
        (weights ?? []).ToDictionary(w => Qualified(type, w.Key), w => w.Value, StringComparer.Ordinal);

    private static List<ConceptLabels> ListOf(Dictionary<string, List<ConceptLabels>> labels, string id) =>
        labels.TryGetValue(id, out var list) ? list : labels[id] = [];

    /// <summary>What people have checked comes first in its language; names of another origin stay apart, so that each says its own.</summary>
    private static ConceptLabels[] Merged(List<ConceptLabels> list) =>
        [.. list.OrderByDescending(l => l.Reviewed).GroupBy(l => (l.Language, l.Source, l.Reviewed)).Select(same => new ConceptLabels(
            same.Key.Language,
            [.. same.SelectMany(l => l.Labels).Distinct(StringComparer.OrdinalIgnoreCase)],
            same.Key.Source,
            same.Key.Reviewed))];
}
