namespace Pathways.Matching;

/// <summary>
/// What one leaf gives to the features on its path. With a set of features known, the leaf counts by the product over
/// its path of: 1 or 0 for a known feature that leads to it or away, else the share of the background set that goes
/// that way. A feature's Shapley value is the mean of what it adds over all sets of the others.
/// </summary>
internal sealed class ShapLeaf
{
    private readonly double _value;
    private readonly int[] _places;
    private readonly double[] _share;
    private readonly (int Node, bool Right)[][] _decisions;
    private readonly double[] _weight;

    /// <param name="features">The tree's features; contributions are given in their order.</param>
    public ShapLeaf(Tree tree, LeafPath path, int[] features)
    {
        _value = tree.Leaves[path.Leaf];
        var byFeature = path.Decisions.GroupBy(d => tree.Nodes[d.Node].Feature).ToArray();
        _places = [.. byFeature.Select(g => Array.IndexOf(features, g.Key))];
        _decisions = [.. byFeature.Select(g => g.ToArray())];
        _share = [.. byFeature.Select(g => g.Aggregate(1.0, (share, d) => share * ShareOf(tree, d.Node, d.Right)))];
        _weight = WeightsOf(_places.Length);
    }

    /// <param name="right">Which way each node of the tree sends the row.</param>
    public void AddTo(Span<double> contributions, ReadOnlySpan<bool> right)
    {
        var all = new double[_places.Length + 1];
        var leads = new bool[_places.Length];
        all[0] = 1;
        for (var i = 0; i < _places.Length; i++)
        {
            leads[i] = Leads(_decisions[i], right);
            for (var k = i + 1; k >= 0; k--) all[k] = (all[k] * _share[i]) + (leads[i] && k > 0 ? all[k - 1] : 0);
        }
        for (var i = 0; i < _places.Length; i++)
            contributions[_places[i]] += _value * ((leads[i] ? 1 : 0) - _share[i]) * MeanWithout(all, _share[i], leads[i]);
    }

    /// <summary>
    /// All holds, by how many features are known, the sum of products over all sets (the coefficients of Π (share + leads · t)).
    /// One factor is divided out again, and the rest weighed by how often a set of that size comes first.
    /// </summary>
    private double MeanWithout(ReadOnlySpan<double> all, double share, bool leads)
    {
        double mean = 0, rest = 0;
        for (var k = all.Length - 2; k >= 0; k--)
        {
            rest = leads ? all[k + 1] - (share * rest) : all[k] / share;
            mean += _weight[k] * rest;
        }
        return mean;
    }

    private static bool Leads((int Node, bool Right)[] decisions, ReadOnlySpan<bool> right)
    {
        foreach (var (node, wanted) in decisions)
            if (right[node] != wanted) return false;
        return true;
    }

    /// <summary>k! (n − k − 1)! / n! for k = 0 … n − 1.</summary>
    private static double[] WeightsOf(int count)
    {
        var weights = new double[count];
        for (var k = 0; k < count; k++)
        {
            weights[k] = 1.0 / count;
            for (var i = 1; i <= k; i++) weights[k] *= i / (double)(count - i);
        }
        return weights;
    }

    private static double ShareOf(Tree tree, int node, bool right)
    {
        var (toLeft, toRight) = (CoverOf(tree, tree.Nodes[node].Left), CoverOf(tree, tree.Nodes[node].Right));
        return (right ? toRight : toLeft) / (toLeft + toRight);
    }

    private static double CoverOf(Tree tree, int at) =>
        at < 0 ? tree.Covers[~at] : CoverOf(tree, tree.Nodes[at].Left) + CoverOf(tree, tree.Nodes[at].Right);
}
