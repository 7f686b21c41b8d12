namespace Pathways.Training;

/// <summary>
/// Weights that make the choices most likely: a Plackett–Luce model of the first places of each list, by gradient
/// ascent from zero with steps of its own size a weight, so that the same choices always give the same weights.
/// </summary>
internal static class ChoiceLogit
{
    private const int Rounds = 400, PlacesCounted = 5;
    private const double Step = 0.5, Ridge = 1e-4;

    /// <param name="sets">For each choice set the values of each option, and the order in which they are chosen.</param>
    /// <param name="mayBeNegative">By weight; the others are kept at 0 or above.</param>
    public static double[] Fit(IReadOnlyList<(double[][] Values, int[] Order)> sets, Func<int, bool> mayBeNegative)
    {
        var count = sets[0].Values[0].Length;
        var weights = new double[count];
        var squares = new double[count];
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[count];
            foreach (var (values, order) in sets) AddGradient(values, order, weights, gradient);
            for (var w = 0; w < count; w++)
            {
                var slope = (gradient[w] / sets.Count) - (Ridge * weights[w]);
                squares[w] += slope * slope;
                weights[w] += Step * slope / Math.Sqrt(squares[w] + 1e-12);
                if (weights[w] < 0 && !mayBeNegative(w)) weights[w] = 0;
            }
        }
        return weights;
    }

    private static void AddGradient(double[][] values, int[] order, double[] weights, double[] gradient)
    {
        var scores = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
            for (var w = 0; w < weights.Length; w++) scores[i] += weights[w] * values[i][w];
        var most = scores.Max();
        for (var place = 0; place < Math.Min(PlacesCounted, order.Length - 1); place++)
        {
            var left = order.AsSpan(place);
            var sum = 0.0;
            foreach (var i in left) sum += Math.Exp(scores[i] - most);
            for (var w = 0; w < weights.Length; w++) gradient[w] += values[left[0]][w];
            foreach (var i in left)
            {
                var share = Math.Exp(scores[i] - most) / sum;
                for (var w = 0; w < weights.Length; w++) gradient[w] -= share * values[i][w];
            }
        }
    }
}
