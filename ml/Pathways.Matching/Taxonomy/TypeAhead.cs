namespace Pathways.Matching;

/// <summary>Finds concepts by the beginning of a name, for a field that completes what one types.</summary>
internal sealed class TypeAhead(IReadOnlyList<Concept> concepts)
{
    private readonly Dictionary<(ConceptType, string), Entry[]> _entries = concepts
        .SelectMany(c => c.Labels.SelectMany(l => l.Labels.Select(text => (c, l.Language, Text: TextFold.Fold(text)))))
        .GroupBy(x => (x.c.Type, x.Language))
        .ToDictionary(g => g.Key, g => g.Select(x => new Entry(x.c, x.Text)).ToArray());

    private readonly record struct Entry(Concept Concept, string Text);

    public IReadOnlyList<Concept> Search(ConceptType type, string query, string language, int take)
    {
        var wanted = TextFold.Fold(query);
        string[] languages = [.. new[] { LanguageTag.Primary(language), "en" }.Distinct()];
        return [.. languages
            .SelectMany((tag, order) => _entries.GetValueOrDefault((type, tag), [])
                .Select(e => (e.Concept, Grade: GradeOf(e.Text, wanted) - (order * 0.5))))
            .Where(x => x.Grade > 0)
            .GroupBy(x => x.Concept)
            .Select(g => (Concept: g.Key, Grade: g.Max(x => x.Grade)))
            .OrderByDescending(x => x.Grade)
            // The name that is shown before others for the same: it is what one reads in the list.
            .ThenByDescending(x => GradeOf(TextFold.Fold(x.Concept.Label(language)), wanted))
            .ThenBy(x => x.Concept.Label(language), StringComparer.OrdinalIgnoreCase)
            .ThenBy(x => x.Concept.Id, StringComparer.Ordinal)
            .Take(take)
            .Select(x => x.Concept)];
    }

    private static int GradeOf(string text, string wanted) =>
        wanted.Length == 0 || text.StartsWith(wanted, StringComparison.Ordinal) ? 3
        : text.Contains(" " + wanted, StringComparison.Ordinal) ? 2
        : text.Contains(wanted, StringComparison.Ordinal) ? 1
        : 0;
}
