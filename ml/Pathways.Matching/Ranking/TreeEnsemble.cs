namespace Pathways.Matching;

/// <summary>
/// A sum of regression trees. Leaves are summed as whole numbers of 2⁻²⁴, so that one row, many rows, and machines with
/// and without wide registers all give the same score to the last bit.
/// </summary>
internal sealed class TreeEnsemble
{
    /// <summary>Whole numbers in a leaf's unit.</summary>
    internal const int Unit = 1 << 24;

    private const double MostSum = 127;
    private readonly int[] _roots, _feature, _left, _right, _leaf;
    private readonly float[] _threshold;
    private readonly SmallTrees? _small;

    /// <exception cref="InvalidDataException">The trees' sum could be 127 or more.</exception>
    public TreeEnsemble(IReadOnlyList<Tree> trees)
    {
        if (trees.Sum(t => t.Leaves.Max(Math.Abs)) >= MostSum) throw new InvalidDataException($"A sum of trees could be {MostSum} or more.");
        Trees = trees;
        _feature = [.. trees.SelectMany(t => t.Nodes).Select(n => n.Feature)];
        _threshold = [.. trees.SelectMany(t => t.Nodes).Select(n => n.Threshold)];
        _leaf = [.. trees.SelectMany(t => t.Leaves).Select(WholeOf)];
        _roots = new int[trees.Count];
        _left = new int[_feature.Length];
        _right = new int[_feature.Length];
        int first = 0, leaf = 0;
        for (var t = 0; t < trees.Count; t++)
        {
            var nodes = trees[t].Nodes;
            _roots[t] = nodes.Count == 0 ? ~leaf : first;
            for (var n = 0; n < nodes.Count; n++)
            {
                _left[first + n] = Child(nodes[n].Left, first, leaf);
                _right[first + n] = Child(nodes[n].Right, first, leaf);
            }
            first += nodes.Count;
            leaf += trees[t].Leaves.Count;
        }
        _small = SmallTrees.Fits(trees) ? new(trees) : null;
    }

    public IReadOnlyList<Tree> Trees { get; }

    public bool UsesAny(Func<int, bool> feature) => _feature.Any(feature);

    /// <summary>One row, tree by tree from root to leaf.</summary>
    public double Score(ReadOnlySpan<double> features)
    {
        var sum = 0;
        foreach (var root in _roots)
        {
            var at = root;
            while (at >= 0) at = (float)features[_feature[at]] <= _threshold[at] ? _left[at] : _right[at];
            sum += _leaf[~at];
        }
        return sum / (double)Unit;
    }

    /// <summary>Adds to each row's score. <paramref name="scores"/> has room for whole tiles.</summary>
    public void AddScores(FeatureBlock rows, Span<double> scores)
    {
        if (_small is not null && SmallTrees.IsFast)
            for (var tile = 0; tile < rows.Tiles; tile++) _small.AddScores(rows.Tile(tile), scores.Slice(tile * FeatureBlock.TileRows, FeatureBlock.TileRows));
        else
            AddOneByOne(rows, scores);
    }

    internal void AddOneByOne(FeatureBlock rows, Span<double> scores)
    {
        Span<double> features = stackalloc double[Feature.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var f = 0; f < Feature.Count; f++) features[f] = rows[row, f];
            scores[row] += Score(features);
        }
    }

    internal static int WholeOf(double leaf) => (int)Math.Round(leaf * Unit);

    private static int Child(int child, int firstNode, int firstLeaf) => child >= 0 ? firstNode + child : ~(firstLeaf + ~child);
}
