using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Pathways.Matching;

namespace Pathways.Training;

/// <summary><c>train-finder --taxonomy FILE --out DIR</c>: the weights of the label finder, learned from our own names held against a taxonomy that <c>import-esco</c> made.</summary>
internal static class TrainFinderCommand
{
    public static Command Create()
    {
        Option<FileInfo> taxonomy = new("--taxonomy") { Description = "A taxonomy that import-esco made", Required = true };
        Option<DirectoryInfo> to = new("--out") { Description = "Folder for finder.txt", Required = true };
        var command = new Command("train-finder", "Learns how labels and texts belong together") { taxonomy, to };
        command.SetAction(parsed => Run(Taxonomy.Load(parsed.GetRequiredValue(taxonomy).FullName), parsed.GetRequiredValue(to)));
        return command;
    }

    private static void Run(Taxonomy other, DirectoryInfo folder)
    {
        var clock = Stopwatch.StartNew();
        var pairs = OwnNames.Of(Taxonomy.LoadStarter(), other);
        var lists = FinderTrainer.ListsOf(pairs);
        var weights = FinderTrainer.Train(lists);
        folder.Create();
        var about = $"Learned by the train-finder command from {lists.Count} of {pairs.Count} own names whose meaning among the other taxonomy's concepts is known.";
        File.WriteAllText(Path.Combine(folder.FullName, "finder.txt"), string.Join('\n', FinderModel.Write(weights, [about])) + "\n");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{about} {clock.Elapsed.TotalSeconds:0} s."));
    }
}
