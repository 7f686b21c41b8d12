namespace Pathways.Matching;

/// <summary>
/// Turns features into a score: a weighted sum, in which skills and pay never weigh less than nothing, and trees for how
/// the rest does not merely add up. No tree looks at skills or pay, so that more is never worse. An opening of which
/// nothing is known scores 0; above it, more speaks for an opening than against it.
/// </summary>
public sealed class ScoreModel
{
    private readonly double[] _weights;
    private readonly TreeEnsemble? _trees;
    private readonly double _nothingKnown;

    internal ScoreModel(double[] weights, TreeEnsemble? trees)
    {
        if (weights.AsSpan(0, Feature.AdditiveCount).ContainsAnyInRange(double.NegativeInfinity, -double.Epsilon))
            throw new InvalidDataException("A weight of the additive part is negative.");
        if (trees is not null && trees.UsesAny(feature => feature < Feature.AdditiveCount))
            throw new InvalidDataException("A tree looks at skills or pay.");
        (_weights, _trees) = (weights, trees);
        _nothingKnown = trees?.Score(new double[Feature.Count]) ?? 0;
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

    /// <summary>One row; the same to the last bit as among many.</summary>
    internal double Score(ReadOnlySpan<double> features)
    {
        var score = 0.0;
        for (var i = 0; i < _weights.Length; i++) score += _weights[i] * (float)features[i];
        return _trees is null ? score : score + _trees.Score(features) - _nothingKnown;
    }

    /// <summary>What skills add to the score: the part of it that more skills change.</summary>
    internal double OfSkills(ReadOnlySpan<double> features)
    {
        var score = 0.0;
        for (var i = 0; i < Feature.AdditiveCount; i++)
            if (i != Feature.Pay) score += _weights[i] * (float)features[i];
        return score;
    }

    /// <summary>Many rows at once. <paramref name="scores"/> has room for whole tiles (<see cref="FeatureBlock.TileRows"/>).</summary>
    internal void Score(FeatureBlock rows, Span<double> scores)
    {
        scores = scores[..(rows.Tiles * FeatureBlock.TileRows)];
        scores.Clear();
        for (var tile = 0; tile < rows.Tiles; tile++) AddWeighted(rows.Tile(tile), scores.Slice(tile * FeatureBlock.TileRows, FeatureBlock.TileRows));
        if (_trees is null) return;
        _trees.AddScores(rows, scores);
        foreach (ref var score in scores) score -= _nothingKnown;
    }

    private void AddWeighted(ReadOnlySpan<float> tile, Span<double> scores)
    {
        for (var f = 0; f < _weights.Length; f++)
        {
            if (_weights[f] == 0) continue;
            var values = tile.Slice(f * FeatureBlock.TileRows, FeatureBlock.TileRows);
            for (var row = 0; row < FeatureBlock.TileRows; row++) scores[row] += _weights[f] * values[row];
        }
    }

    internal IReadOnlyList<double> Weights => _weights;
    internal TreeEnsemble? Trees => _trees;
}
