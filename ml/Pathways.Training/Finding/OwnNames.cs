using Pathways.Matching;

namespace Pathways.Training;

/// <summary>A text and the concept of the other taxonomy that it means, with all concepts that could be meant.</summary>
/// <param name="Finder">Over the names of the other taxonomy in the text's language.</param>
internal sealed record NamePair(LabelFinder Finder, string Text, string Meant);

/// <summary>
/// What the finder's ranker learns from: our own everyday names held against another taxonomy's (ESCO). Two concepts
/// are one where a name of ours is exactly a name of theirs; our other names of it are then texts whose meaning is known.
/// </summary>
internal static class OwnNames
{
    private static readonly ConceptType[] Types = [ConceptType.Occupation, ConceptType.Skill];

    public static IReadOnlyList<NamePair> Of(Taxonomy own, Taxonomy other)
    {
        var pairs = new List<NamePair>();
        foreach (var type in Types)
        {
            var same = Same(own.OfType(type), other.OfType(type));
            foreach (var language in other.OfType(type).SelectMany(c => c.Labels).Select(l => l.Language).Distinct().Order(StringComparer.Ordinal))
                pairs.AddRange(InLanguage(type, language, own, other, same));
        }
        return pairs;
    }

    private static IEnumerable<NamePair> InLanguage(ConceptType type, string language, Taxonomy own, Taxonomy other, Dictionary<string, string> same)
    {
        var groups = type == ConceptType.Occupation ? other.Groups : [];
        FinderLabel[] labels = [.. Labels(other.OfType(type), language, 0), .. Labels(groups, language, 1)];
        var names = labels.ToLookup(l => l.Concept, l => TextFold.Fold(l.Text), StringComparer.Ordinal);
        var texts = own.OfType(type).Where(c => same.ContainsKey(c.Id))
            .SelectMany(c => NamesOf(c, language).Select(text => (Text: text, Meant: same[c.Id])))
            .Where(t => names.Contains(t.Meant) && !names[t.Meant].Contains(TextFold.Fold(t.Text))).ToArray();
        if (texts.Length == 0) return [];
        var finder = new LabelFinder(labels);
        return texts.Select(t => new NamePair(finder, t.Text, t.Meant));
    }

    /// <summary>Our concepts with the one of theirs that most names, in any language, agree on; where two tie, none.</summary>
    private static Dictionary<string, string> Same(IReadOnlyList<Concept> own, IReadOnlyList<Concept> other)
    {
        const double clear = 1.5;
        var theirs = other.SelectMany(c => c.Labels.SelectMany(l => l.Labels.Select((text, i) => (Key: KeyOf(l.Language, text), c.Id, Weight: i == 0 ? 2.0 : 1))))
            .ToLookup(x => x.Key, x => (x.Id, x.Weight), StringComparer.Ordinal);
        var same = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var concept in own)
        {
            var votes = concept.Labels.SelectMany(l => l.Labels.Select(text => theirs[KeyOf(l.Language, text)].ToArray()))
                .SelectMany(found => found.Select(f => (f.Id, Weight: f.Weight / found.Length)))
                .GroupBy(f => f.Id).Select(g => (Id: g.Key, Votes: g.Sum(f => f.Weight))).OrderByDescending(v => v.Votes).Take(2).ToArray();
            if (votes.Length == 1 || (votes.Length == 2 && votes[0].Votes >= clear * votes[1].Votes)) same[concept.Id] = votes[0].Id;
        }
        return same;
    }

    private static IEnumerable<FinderLabel> Labels(IEnumerable<Concept> concepts, string language, int breadth) =>
        concepts.SelectMany(c => NamesOf(c, language).Select(text => new FinderLabel(c.Id, text, breadth)));

    private static IEnumerable<string> NamesOf(Concept concept, string language) => concept.Labels.Where(l => l.Language == language).SelectMany(l => l.Labels);

    /// <summary>Plurals in -s are the same name.</summary>
    private static string KeyOf(string language, string text) => language + " " +
        string.Join(' ', TextFold.Fold(text).Split(' ').Select(w => w.Length > 4 && w[^1] == 's' ? w[..^1] : w));
}
