using Pathways.Matching;

namespace Pathways.Training;

/// <summary>
/// National job titles to ESCO: at which place the right concept stands. <c>tfidf</c> and <c>model</c> rank concepts,
/// each by its labels; <c>tfidf-labels</c> ranks the labels themselves, as the benchmark's published figures do.
/// </summary>
internal static class OccupationEvaluation
{
    private static readonly int[] Depths = [1, 5, 10];

    /// <param name="bridge">A folder whose labels of the same concepts may be used too, or null.</param>
    public static IEnumerable<Measure> Of(MeloFolder folder, MeloFolder? bridge, FinderModel model)
    {
        var known = folder.Labels.Select(l => l.Concept).ToHashSet(StringComparer.Ordinal);
        FinderLabel[] labels = [.. folder.Labels, .. bridge?.Labels.Where(l => known.Contains(l.Concept)) ?? []];
        var tfidf = new TfidfRanking(labels);
        var finder = new LabelFinder(labels);
        return
        [
            .. Figures(folder, "tfidf-labels", q => tfidf.Labels(q).Select(label => labels[label].Concept)),
            .. Figures(folder, "tfidf", q => tfidf.Labels(q).Select(label => labels[label].Concept).Distinct(StringComparer.Ordinal)),
            .. Figures(folder, "model", q => finder.Find(q, model).Select(r => r.Concept)),
        ];
    }

    /// <summary>The mean over folders of each system's figures.</summary>
    public static IEnumerable<Measure> Means(IReadOnlyCollection<Measure> figures) =>
        figures.GroupBy(f => (f.System, f.Metric)).Select(g => new Measure("mean", g.Key.System, g.Key.Metric, g.Average(f => f.Value), "share"));

    private static IEnumerable<Measure> Figures(MeloFolder folder, string system, Func<string, IEnumerable<string>> rank)
    {
        var places = folder.Queries.Select(q => PlaceOf(rank(q.Text), q.Meant)).ToArray();
        yield return new(folder.Name, system, "mrr", places.Average(p => p is { } place ? 1.0 / (place + 1) : 0), "share");
        foreach (var depth in Depths)
            yield return new(folder.Name, system, $"acc@{depth}", places.Average(p => p < depth ? 1.0 : 0), "share");
    }

    private static int? PlaceOf(IEnumerable<string> ranked, IReadOnlySet<string> meant)
    {
        var place = 0;
        foreach (var concept in ranked)
        {
            if (meant.Contains(concept)) return place;
            place++;
        }
        return null;
    }
}
