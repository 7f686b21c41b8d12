using System.Globalization;

namespace Pathways.Matching;

/// <summary>
/// The score as a text file that a person can read: <c>weight NAME VALUE</c> lines, then for each tree
/// <c>tree</c>, <c>node NAME THRESHOLD LEFT RIGHT</c> and <c>leaf VALUE</c> lines.
/// </summary>
internal static class ScoreFile
{
    private const string Header = "pathways-score 1";

    public static ScoreModel Read(IEnumerable<string> lines)
    {
        var weights = new double[Feature.Count];
        var trees = new List<(List<TreeNode> Nodes, List<double> Leaves)>();
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
        return new(weights, trees.Count == 0 ? null : new([.. trees.Select(t => new Tree(t.Nodes, t.Leaves))]));
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
            foreach (var leaf in tree.Leaves) yield return $"leaf {Text(leaf)}";
        }
    }

    private static void ReadLine(string line, int number, double[] weights, List<(List<TreeNode> Nodes, List<double> Leaves)> trees)
    {
        var words = line.Split(' ');
        switch (words[0])
        {
            case "weight": weights[Feature.ByName(words[1])] = Number(words[2]); break;
            case "tree": trees.Add(([], [])); break;
            case "node": trees[^1].Nodes.Add(new(Feature.ByName(words[1]), Number(words[2]), Whole(words[3]), Whole(words[4]))); break;
            case "leaf": trees[^1].Leaves.Add(Number(words[1])); break;
            default: throw new InvalidDataException($"Line {number} of the score can't be read: '{words[0]}'.");
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
