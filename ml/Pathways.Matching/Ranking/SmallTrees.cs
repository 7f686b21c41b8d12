using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pathways.Matching;

/// <summary>
/// Trees of at most eight leaves, for 32 rows at a time and without a branch. Every node is asked; a node that sends a
/// row to the right strikes out the leaves on its left, and of those that are left the leftmost is the row's (the idea
/// of QuickScorer, Lucchese and others, SIGIR 2015, with a tree's eight leaves in one register).
/// </summary>
internal sealed class SmallTrees
{
    private const int Leaves = 8, Nodes = Leaves - 1, AllLeaves = (1 << Leaves) - 1, ExponentBits = 23;
    private readonly int[] _offset, _strikes, _leaf;
    private readonly float[] _threshold;

    public SmallTrees(IReadOnlyList<Tree> trees)
    {
        _offset = new int[trees.Count * Nodes];
        _strikes = new int[trees.Count * Nodes];
        _leaf = new int[trees.Count * Leaves];
        _threshold = new float[trees.Count * Nodes];
        Array.Fill(_threshold, float.PositiveInfinity);
        for (var t = 0; t < trees.Count; t++) Lay(trees[t], t);
    }

    /// <summary>True where the processor has the registers for it.</summary>
    public static bool IsFast => Avx2.IsSupported;

    public static bool Fits(IReadOnlyList<Tree> trees) => trees.All(t => t.Leaves.Count <= Leaves);

    /// <summary>Adds to the scores of a tile's 32 rows.</summary>
    public void AddScores(ReadOnlySpan<float> tile, Span<double> scores)
    {
        ref var values = ref MemoryMarshal.GetReference(tile);
        Vector256<int> a = default, b = default, c = default, d = default;
        for (var tree = 0; tree * Leaves < _leaf.Length; tree++)
        {
            Vector256<int> p, q, r, s;
            p = q = r = s = Vector256.Create(AllLeaves);
            for (var n = tree * Nodes; n < (tree + 1) * Nodes; n++)
            {
                var threshold = Vector256.Create(_threshold[n]);
                var strikes = Vector256.Create(_strikes[n]);
                var at = (nuint)_offset[n];
                p = Strike(p, Vector256.LoadUnsafe(ref values, at), threshold, strikes);
                q = Strike(q, Vector256.LoadUnsafe(ref values, at + 8), threshold, strikes);
                r = Strike(r, Vector256.LoadUnsafe(ref values, at + 16), threshold, strikes);
                s = Strike(s, Vector256.LoadUnsafe(ref values, at + 24), threshold, strikes);
            }
            var leaves = Vector256.Create(_leaf, tree * Leaves);
            a += LeafOf(p, leaves);
            b += LeafOf(q, leaves);
            c += LeafOf(r, leaves);
            d += LeafOf(s, leaves);
        }
        Add(a, scores);
        Add(b, scores[8..]);
        Add(c, scores[16..]);
        Add(d, scores[24..]);
    }

    private static Vector256<int> Strike(Vector256<int> left, Vector256<float> values, Vector256<float> threshold, Vector256<int> strikes) =>
        Vector256.AndNot(left, Vector256.GreaterThan(values, threshold).AsInt32() & strikes);

    /// <summary>The exponent of a whole number as a float is the place of its highest bit; its lowest three bits choose the leaf.</summary>
    private static Vector256<int> LeafOf(Vector256<int> left, Vector256<int> leaves) =>
        Avx2.PermuteVar8x32(leaves, Vector256.ShiftRightLogical(Vector256.ConvertToSingle(left).AsInt32(), ExponentBits));

    private static void Add(Vector256<int> sums, Span<double> scores)
    {
        for (var i = 0; i < Vector256<int>.Count; i++) scores[i] += sums[i] / (double)TreeEnsemble.Unit;
    }

    /// <summary>The leftmost leaf has the highest bit.</summary>
    private void Lay(Tree tree, int t)
    {
        var paths = tree.Paths();
        for (var place = 0; place < paths.Count; place++)
        {
            var bit = Nodes - place;
            // A float's exponent is kept 127 too high, and 127 ends in the bits 111.
            _leaf[(t * Leaves) + ((bit + 127) % Leaves)] = TreeEnsemble.WholeOf(tree.Leaves[paths[place].Leaf]);
            foreach (var (node, right) in paths[place].Decisions)
                if (!right) _strikes[(t * Nodes) + node] |= 1 << bit;
        }
        for (var n = 0; n < tree.Nodes.Count; n++)
        {
            _offset[(t * Nodes) + n] = tree.Nodes[n].Feature * FeatureBlock.TileRows;
            _threshold[(t * Nodes) + n] = tree.Nodes[n].Threshold;
        }
    }
}
