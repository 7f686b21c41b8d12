namespace Pathways.Matching;

/// <summary>One regression tree: nodes by index, the root first; without nodes it is its one leaf.</summary>
/// <param name="Leaves">Value of each leaf.</param>
/// <param name="Covers">How many rows of the background set fall into each leaf, at least 1; what a leaf counts as when features are unknown.</param>
internal sealed record Tree(IReadOnlyList<TreeNode> Nodes, IReadOnlyList<double> Leaves, IReadOnlyList<double> Covers)
{
    /// <summary>The leaf that a row falls into.</summary>
    public int LeafOf(ReadOnlySpan<double> features)
    {
        var at = Nodes.Count == 0 ? ~0 : 0;
        while (at >= 0) at = (float)features[Nodes[at].Feature] <= Nodes[at].Threshold ? Nodes[at].Left : Nodes[at].Right;
        return ~at;
    }

    /// <summary>The leaves from left to right, each with the decisions that lead to it.</summary>
    public IReadOnlyList<LeafPath> Paths()
    {
        var paths = new List<LeafPath>(Leaves.Count);
        Collect(Nodes.Count == 0 ? ~0 : 0, []);
        return paths;

        void Collect(int at, (int Node, bool Right)[] decisions)
        {
            if (at < 0)
            {
                paths.Add(new(~at, decisions));
                return;
            }
            Collect(Nodes[at].Left, [.. decisions, (at, false)]);
            Collect(Nodes[at].Right, [.. decisions, (at, true)]);
        }
    }
}

/// <summary>Goes left when the feature is at most the threshold. A child below 0 is the leaf with the index of its complement.</summary>
internal sealed record TreeNode(int Feature, float Threshold, int Left, int Right);

/// <param name="Leaf">Index among the tree's leaves.</param>
/// <param name="Decisions">From the root on: which node, and whether to its right.</param>
internal sealed record LeafPath(int Leaf, IReadOnlyList<(int Node, bool Right)> Decisions);
