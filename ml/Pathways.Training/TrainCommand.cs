using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Pathways.Matching;

namespace Pathways.Training;

/// <summary><c>train --out DIR [--taxonomy FILE]</c>: the model, the linear score, and what they were learned from.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        Option<DirectoryInfo> to = new("--out") { Description = "Folder for ranking.txt and linear.txt", Required = true };
        Option<FileInfo?> taxonomy = new("--taxonomy") { Description = "Another taxonomy than the starter" };
        var command = new Command("train", "Learns the ranking from simulated choices") { to, taxonomy };
        command.SetAction(parsed =>
        {
            var clock = Stopwatch.StartNew();
            var words = parsed.GetValue(taxonomy) is { } file ? Taxonomy.Load(file.FullName) : Taxonomy.LoadStarter();
            var trained = RankingTrainer.Train(words);
            var folder = parsed.GetRequiredValue(to);
            folder.Create();
            File.WriteAllLines(Path.Combine(folder.FullName, "linear.txt"), ScoreFile.Write(trained.Linear, ["Learned by the train command from simulated choices; see card.md."]));
            File.WriteAllLines(Path.Combine(folder.FullName, "ranking.txt"), ScoreFile.Write(trained.Model, ["Learned by the train command from simulated choices; see card.md."]));
            foreach (var (name, ndcg) in trained.Agreement)
                Console.WriteLine($"agreement with held-out simulated choices, NDCG@10: {name} {ndcg.ToString("0.000", CultureInfo.InvariantCulture)}");
            Console.WriteLine($"took {clock.Elapsed.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s");
        });
        return command;
    }
}
