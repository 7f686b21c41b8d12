namespace Pathways.Training;

/// <summary>Random draws that the same seed always gives again.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(double share) => _random.NextDouble() < share;

    public int Between(int least, int most) => _random.Next(least, most + 1);

    public double Between(double least, double most) => least + (_random.NextDouble() * (most - least));

    public T Of<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    /// <summary>Some of them, by weight, each at most once.</summary>
    public List<T> Some<T>(IEnumerable<T> all, Func<T, double> weight, int count) =>
        [.. all.OrderByDescending(x => Math.Pow(_random.NextDouble(), 1 / Math.Max(weight(x), 1e-6))).Take(count)];

    /// <summary>Noise as in a choice model: the greatest of many small influences that nobody wrote down.</summary>
    public double Gumbel() => -Math.Log(-Math.Log(Math.Max(_random.NextDouble(), 1e-12)));
}
