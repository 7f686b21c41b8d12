using Pathways.Matching;

namespace Pathways.Training;

/// <summary>Concepts that a text could mean, by their features, and which of them it means.</summary>
internal sealed record FinderList(IReadOnlyList<float[]> Features, int Meant);

/// <summary>
/// Learns a weight for each feature so that what is meant stands first (softmax over the candidates, Adam, L2 on
/// standardised features). The same lists give the same weights.
/// </summary>
internal static class FinderTrainer
{
    private const int Epochs = 15, Batch = 32, Seed = 1;
    private const double Rate = 0.05, Penalty = 0.05, Inertia = 0.9, Scale = 0.999;

    /// <summary>The lists of the pairs whose meaning is among the candidates.</summary>
    public static IReadOnlyList<FinderList> ListsOf(IEnumerable<NamePair> pairs)
    {
        var lists = new List<FinderList>();
        foreach (var pair in pairs)
        {
            var candidates = pair.Finder.Candidates(pair.Text);
            var meant = candidates.Concepts.Take(candidates.Features.Count).ToList().IndexOf(pair.Finder.Find(pair.Meant));
            if (meant >= 0) lists.Add(new(candidates.Features, meant));
        }
        return lists;
    }

    public static float[] Train(IReadOnlyList<FinderList> lists)
    {
        var spread = Spread(lists);
        double[] weights = new double[spread.Length], momentum = new double[spread.Length], square = new double[spread.Length];
        var random = new Random(Seed);
        var order = Enumerable.Range(0, lists.Count).ToArray();
        var step = 0;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            var rate = Rate * (1 - ((double)epoch / Epochs));
            foreach (var batch in order.Chunk(Batch))
            {
                step++;
                var slope = Slope(batch.Select(i => lists[i]), weights, spread, batch.Length);
                for (var f = 0; f < weights.Length; f++)
                {
                    momentum[f] = (Inertia * momentum[f]) + ((1 - Inertia) * slope[f]);
                    square[f] = (Scale * square[f]) + ((1 - Scale) * slope[f] * slope[f]);
                    weights[f] -= rate * (momentum[f] / (1 - Math.Pow(Inertia, step))) / (Math.Sqrt(square[f] / (1 - Math.Pow(Scale, step))) + 1e-8);
                }
            }
        }
        return [.. weights.Select((w, f) => (float)(w / spread[f]))];
    }

    private static double[] Slope(IEnumerable<FinderList> lists, double[] weights, double[] spread, int count)
    {
        var slope = weights.Select(w => w * Penalty).ToArray();
        foreach (var list in lists)
        {
            var scores = list.Features.Select(row => row.Select((x, f) => weights[f] * x / spread[f]).Sum()).ToArray();
            var greatest = scores.Max();
            var chances = scores.Select(s => Math.Exp(s - greatest)).ToArray();
            var sum = chances.Sum();
            for (var row = 0; row < chances.Length; row++)
            {
                var off = (chances[row] / sum) - (row == list.Meant ? 1 : 0);
                for (var f = 0; f < slope.Length; f++) slope[f] += off * list.Features[row][f] / spread[f] / count;
            }
        }
        return slope;
    }

    /// <summary>Standard deviations; the mean makes no difference within a list.</summary>
    private static double[] Spread(IReadOnlyList<FinderList> lists)
    {
        var rows = lists.SelectMany(l => l.Features).ToArray();
        return [.. Enumerable.Range(0, LabelFinder.FeatureCount).Select(f =>
        {
            var mean = rows.Average(r => r[f]);
            return Math.Max(1e-3, Math.Sqrt(rows.Average(r => (r[f] - mean) * (r[f] - mean))));
        })];
    }
}
