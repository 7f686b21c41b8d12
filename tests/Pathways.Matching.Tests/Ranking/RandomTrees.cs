using CsCheck;

namespace Pathways.Matching.Tests.Ranking;

/// <summary>Trees of any shape over a few features, some of which are asked again and again, and rows that often lie on a threshold.</summary>
internal static class RandomTrees
{
    private const int Steps = 8;

    public static Gen<Tree> Tree(int mostLeaves, int features) =>
        Gen.Select(Gen.Int[1, mostLeaves], Gen.Int).Select((leaves, seed) => Grow(leaves, features, new Random(seed)));

    public static Gen<Tree[]> Trees(int mostLeaves, int features, int most = 12) => Tree(mostLeaves, features).Array[1, most];

    public static Gen<double[]> Row(int features) => Gen.Int[0, Steps].Array[features].Select(values =>
    {
        var row = new double[Feature.Count];
        for (var f = 0; f < features; f++) row[Feature.AdditiveCount + f] = values[f] / (double)Steps;
        return row;
    });

    /// <summary>Splits one leaf after another, chosen at random.</summary>
    private static Tree Grow(int leaves, int features, Random random)
    {
        var nodes = new List<TreeNode>();
        for (var leaf = 1; leaf < leaves; leaf++)
        {
            var node = new TreeNode(Feature.AdditiveCount + random.Next(features), random.Next(Steps) / (float)Steps, ~0, ~leaf);
            var split = random.Next(leaf);
            var parent = nodes.FindIndex(n => n.Left == ~split || n.Right == ~split);
            nodes.Add(node with { Left = ~split });
            if (parent < 0) continue;
            nodes[parent] = nodes[parent].Left == ~split ? nodes[parent] with { Left = nodes.Count - 1 } : nodes[parent] with { Right = nodes.Count - 1 };
        }
        return new(nodes, [.. Enumerable.Range(0, leaves).Select(_ => (random.NextDouble() * 2) - 1)], [.. Enumerable.Range(0, leaves).Select(_ => (double)random.Next(1, 100))]);
    }
}
