using System.Globalization;

namespace Pathways.Matching;

/// <summary>
/// The score as a text file that a person can read: <c>weight NAME VALUE</c> lines, then for each tree
/// <c>tree</c>, <c>node NAME THRESHOLD LEFT RIGHT</c> and <c>leaf VALUE COVER</c> lines (cover: rows of the background set in it).
/// </summary>
internal static class ScoreFile
{
    private const string Header = "pathways-score 2";

    public static ScoreModel Read(IEnumerable<string> lines)
    {
        var weights = new double[Feature.Count];
        var trees = new List<Grown>();
        var number = 0;
        foreach (var line in lines)
        {
            if (number++ == 0)
            {
                if (line != Header) throw new InvalidDataException("This is no file of a score.");
                continue;
            }
            if (line.Length == 0 || line[0] == '#') continue;
            ReadLine(line, number, weights, trees);
        }
        return new(weights, trees.Count == 0 ? null : new([.. trees.Select(t => new Tree(t.Nodes, t.Leaves, t.Covers))]));
    }

    public static IEnumerable<string> Write(ScoreModel model, IEnumerable<string> remarks)
    {
        yield return Header;
        foreach (var remark in remarks) yield return "# " + remark;
        for (var i = 0; i < Feature.Count; i++)
            if (model.Weights[i] != 0) yield return $"weight {Feature.NameOf(i)} {Text(model.Weights[i])}";
        foreach (var tree in model.Trees?.Trees ?? [])
        {
            yield return "tree";
            foreach (var n in tree.Nodes) yield return $"node {Feature.NameOf(n.Feature)} {Text(n.Threshold)} {n.Left} {n.Right}";
            for (var l = 0; l < tree.Leaves.Count; l++) yield return $"leaf {Text(tree.Leaves[l])} {Text(tree.Covers[l])}";
        }
    }

    private static void ReadLine(string line, int number, double[] weights, List<Grown> trees)
    {
        var words = line.Split(' ');
        switch (words[0])
        {
            case "weight": weights[Feature.ByName(words[1])] = Number(words[2]); break;
            case "tree": trees.Add(new([], [], [])); break;
            case "node": trees[^1].Nodes.Add(new(Feature.ByName(words[1]), Single(words[2]), Whole(words[3]), Whole(words[4]))); break;
            case "leaf":
                trees[^1].Leaves.Add(Number(words[1]));
                trees[^1].Covers.Add(Number(words[2]) is >= 1 and var cover ? cover : throw new InvalidDataException($"Line {number}: a leaf that nothing falls into."));
                break;
            default: throw new InvalidDataException($"Line {number} of the score can't be read: '{words[0]}'.");
        }
    }

    private static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);
    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    private static float Single(string text) => float.Parse(text, CultureInfo.InvariantCulture);
    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Grown(List<TreeNode> Nodes, List<double> Leaves, List<double> Covers);
}
