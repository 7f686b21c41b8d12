namespace Pathways.Matching;

/// <summary>
/// Turns features into a score: an additive part with weights that are never negative (skills and pay, so that more
/// is never worse), and for the rest either trees or further weights.
/// </summary>
public sealed class ScoreModel
{
    private readonly double[] _weights;
    private readonly TreeEnsemble? _trees;

    internal ScoreModel(double[] weights, TreeEnsemble? trees)
    {
        if (weights.AsSpan(0, Feature.AdditiveCount).ContainsAnyInRange(double.NegativeInfinity, -double.Epsilon))
            throw new InvalidDataException("A weight of the additive part is negative.");
        if (trees is not null && trees.UsesAny(feature => feature < Feature.AdditiveCount))
            throw new InvalidDataException("A tree looks at skills or pay.");
        (_weights, _trees) = (weights, trees);
    }

    /// <summary>The model that ships with the project; the linear score where its file isn't there.</summary>
    public static ScoreModel LoadShipped()
    {
        var model = Shipped("ranking.txt");
        return File.Exists(model) ? Load(model) : LoadLinear();
    }

    /// <summary>The linear score that ships with the project: the fallback, and what the model is held against.</summary>
    public static ScoreModel LoadLinear() => Load(Shipped("linear.txt"));

    /// <exception cref="InvalidDataException">The file is no score model, or one that could make more pay or skills count less.</exception>
    public static ScoreModel Load(string path) => ScoreFile.Read(File.ReadLines(path));

    private static string Shipped(string file) => Path.Combine(AppContext.BaseDirectory, "models", file);

    internal double Score(ReadOnlySpan<double> features)
    {
        var score = 0.0;
        for (var i = 0; i < _weights.Length; i++) score += _weights[i] * features[i];
        return _trees is null ? score : score + _trees.Score(features);
    }

    internal IReadOnlyList<double> Weights => _weights;
    internal TreeEnsemble? Trees => _trees;
}
