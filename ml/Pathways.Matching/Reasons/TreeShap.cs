namespace Pathways.Matching;

/// <summary>
/// Exact Shapley values of the features in a sum of trees, where what is unknown is taken as the background set has it:
/// path-dependent TreeSHAP (Lundberg and others, Nature Machine Intelligence 2, 2020). They and <see cref="Base"/> add up
/// to the trees' score.
/// </summary>
internal sealed class TreeShap(TreeEnsemble trees)
{
    private readonly ShapTree[] _trees = [.. trees.Trees.Where(t => t.Nodes.Count > 0).Select(t => new ShapTree(t))];

    /// <summary>The mean score over the background set.</summary>
    public double Base { get; } = trees.Trees.Sum(t => t.Leaves.Zip(t.Covers, (leaf, cover) => leaf * cover).Sum() / t.Covers.Sum());

    /// <summary>Adds what each feature contributes to the score.</summary>
    public void AddTo(Span<double> contributions, ReadOnlySpan<double> features)
    {
        foreach (var tree in _trees) tree.AddTo(contributions, features);
    }
}

/// <summary>
/// One tree. What a row's features contribute depends only on which way each node sends it, so of a small tree all
/// answers are worked out beforehand: seven nodes have 128.
/// </summary>
internal sealed class ShapTree
{
    private const int MostNodesInATable = 7;
    private readonly Tree _tree;
    private readonly int[] _features;
    private readonly ShapLeaf[] _leaves;
    private readonly double[]? _table;

    public ShapTree(Tree tree)
    {
        _tree = tree;
        _features = [.. tree.Nodes.Select(n => n.Feature).Distinct()];
        _leaves = [.. tree.Paths().Select(path => new ShapLeaf(tree, path, _features))];
        if (tree.Nodes.Count <= MostNodesInATable) _table = AllAnswers();
    }

    public void AddTo(Span<double> contributions, ReadOnlySpan<double> features)
    {
        if (_table is null)
        {
            AddDirectly(contributions, features);
            return;
        }
        var pattern = 0;
        for (var n = 0; n < _tree.Nodes.Count; n++) pattern |= GoesRight(n, features) ? 1 << n : 0;
        var answer = _table.AsSpan(pattern * _features.Length, _features.Length);
        for (var i = 0; i < answer.Length; i++) contributions[_features[i]] += answer[i];
    }

    private void AddDirectly(Span<double> contributions, ReadOnlySpan<double> features)
    {
        var right = new bool[_tree.Nodes.Count];
        for (var n = 0; n < right.Length; n++) right[n] = GoesRight(n, features);
        var answer = Answer(right);
        for (var i = 0; i < answer.Length; i++) contributions[_features[i]] += answer[i];
    }

    private bool GoesRight(int node, ReadOnlySpan<double> features) => (float)features[_tree.Nodes[node].Feature] > _tree.Nodes[node].Threshold;

    private double[] AllAnswers()
    {
        var nodes = _tree.Nodes.Count;
        return [.. Enumerable.Range(0, 1 << nodes).SelectMany(pattern => Answer([.. Enumerable.Range(0, nodes).Select(n => (pattern >> n & 1) == 1)]))];
    }

    private double[] Answer(bool[] right)
    {
        var answer = new double[_features.Length];
        foreach (var leaf in _leaves) leaf.AddTo(answer, right);
        return answer;
    }
}
