namespace Pathways.Matching;

/// <summary>
/// Regression trees in flat arrays. A node goes left when its feature is at most the threshold; a child below 0 is
/// the leaf with the index of its complement.
/// </summary>
internal sealed class TreeEnsemble
{
    private readonly int[] _roots, _feature, _left, _right;
    private readonly double[] _threshold, _leaf;

    public TreeEnsemble(IReadOnlyList<Tree> trees)
    {
        Trees = trees;
        _feature = [.. trees.SelectMany(t => t.Nodes).Select(n => n.Feature)];
        _threshold = [.. trees.SelectMany(t => t.Nodes).Select(n => n.Threshold)];
        _leaf = [.. trees.SelectMany(t => t.Leaves)];
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
    }

    public IReadOnlyList<Tree> Trees { get; }

    public bool UsesAny(Func<int, bool> feature) => _feature.Any(feature);

    public double Score(ReadOnlySpan<double> features)
    {
        var sum = 0.0;
        foreach (var root in _roots)
        {
            var at = root;
            while (at >= 0) at = features[_feature[at]] <= _threshold[at] ? _left[at] : _right[at];
            sum += _leaf[~at];
        }
        return sum;
    }

    private static int Child(int child, int firstNode, int firstLeaf) => child >= 0 ? firstNode + child : ~(firstLeaf + ~child);
}

/// <summary>One tree: nodes by index, the root first; without nodes it is its one leaf.</summary>
internal sealed record Tree(IReadOnlyList<TreeNode> Nodes, IReadOnlyList<double> Leaves);

internal sealed record TreeNode(int Feature, double Threshold, int Left, int Right);
