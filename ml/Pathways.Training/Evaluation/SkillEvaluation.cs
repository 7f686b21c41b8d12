using Pathways.Matching;

namespace Pathways.Training;

/// <summary>
/// Spans of job ads to ESCO skills, from a CSV with the columns <c>sentence,span,sub_span,label</c>: the text is the sub-span where there
/// is one, else the span; rows with the same sentence and text are one question with several right answers. Rows
/// whose label is no skill of the taxonomy are left out.
/// </summary>
internal static class SkillEvaluation
{
    private static readonly int[] Depths = [5, 10];

    /// <exception cref="InvalidDataException">The file lacks a column, or none of its labels is a skill of the taxonomy.</exception>
    public static IEnumerable<Measure> Of(string csv, Taxonomy taxonomy, FinderModel model)
    {
        FinderLabel[] labels = [.. taxonomy.Skills.SelectMany(c => c.Labels.Where(l => l.Language == "en").SelectMany(l => l.Labels).Select(text => new FinderLabel(c.Id, text)))];
        var questions = Questions(csv, labels);
        if (questions.Count == 0) throw new InvalidDataException($"{Path.GetFileName(csv)}: no label is a skill of the taxonomy.");
        var (finder, tfidf) = (new LabelFinder(labels), new TfidfRanking(labels));
        var suite = Path.GetFileNameWithoutExtension(csv);
        return
        [
            .. Figures(suite, "tfidf", questions, text => tfidf.Labels(text).Select(label => labels[label].Concept).Distinct(StringComparer.Ordinal)),
            .. Figures(suite, "model", questions, text => finder.Find(text, model).Select(r => r.Concept)),
        ];
    }

    private static IEnumerable<Measure> Figures(string suite, string system, IReadOnlyList<MeloQuery> questions, Func<string, IEnumerable<string>> rank)
    {
        var ranked = questions.Select(q => rank(q.Text).ToList()).ToArray();
        yield return new(suite, system, "mrr", questions.Select((q, i) => ranked[i].FindIndex(q.Meant.Contains) is >= 0 and var place ? 1.0 / (place + 1) : 0).Average(), "share");
        foreach (var depth in Depths)
            yield return new(suite, system, $"rp@{depth}", questions.Select((q, i) => (double)ranked[i].Take(depth).Count(q.Meant.Contains) / Math.Min(depth, q.Meant.Count)).Average(), "share");
    }

    private static List<MeloQuery> Questions(string csv, FinderLabel[] labels)
    {
        var byName = labels.Select((label, i) => (label.Concept, Name: TextFold.Fold(label.Text), IsFirst: i == 0 || labels[i - 1].Concept != label.Concept))
            .GroupBy(l => l.Name).ToDictionary(g => g.Key, g => g.OrderByDescending(l => l.IsFirst).First().Concept, StringComparer.Ordinal);
        using var rows = new EscoRows(File.ReadAllBytes(csv), (line, what) => throw new InvalidDataException($"{Path.GetFileName(csv)}, line {line}: {what}"));
        return [.. rows.Read("sentence", "span", "sub_span", "label").ToArray()
            .Select(row => (Sentence: row["sentence"], Text: row["sub_span"].Length > 0 ? row["sub_span"] : row["span"], Meant: byName.GetValueOrDefault(TextFold.Fold(row["label"]))))
            .Where(row => row.Meant is not null && row.Text.Length > 0)
            .GroupBy(row => (row.Sentence, row.Text))
            .Select(q => new MeloQuery(q.Key.Text, q.Select(row => row.Meant!).ToHashSet(StringComparer.Ordinal)))];
    }
}
