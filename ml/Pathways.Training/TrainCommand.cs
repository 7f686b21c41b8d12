using System.CommandLine;
using System.Diagnostics;
using Pathways.Matching;

namespace Pathways.Training;

/// <summary><c>train --out DIR [--taxonomy FILE] [--judged DIR]</c>: the model, the linear score, and the card that says what they were learned from.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        Option<DirectoryInfo> to = new("--out") { Description = "Folder for ranking.txt, linear.txt and card.md", Required = true };
        Option<FileInfo?> taxonomy = new("--taxonomy") { Description = "Another taxonomy than the starter" };
        Option<DirectoryInfo?> judged = new("--judged") { Description = "Judged folder whose figures the card shall carry" };
        var command = new Command("train", "Learns the ranking from simulated choices") { to, taxonomy, judged };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(to),
            parsed.GetValue(taxonomy) is { } file ? Taxonomy.Load(file.FullName) : Taxonomy.LoadStarter(),
            parsed.GetValue(judged)));
        return command;
    }

    private static void Run(DirectoryInfo folder, Taxonomy taxonomy, DirectoryInfo? judged)
    {
        var clock = Stopwatch.StartNew();
        var trained = RankingTrainer.Train(taxonomy);
        clock.Stop();
        folder.Create();
        Write("linear.txt", string.Join('\n', ScoreFile.Write(trained.Linear, ["Learned by the train command from simulated choices; see card.md."])) + "\n");
        Write("ranking.txt", string.Join('\n', ScoreFile.Write(trained.Model, ["Learned by the train command from simulated choices; see card.md."])) + "\n");
        IReadOnlyList<Measure> figures = judged is null ? [] : Judged(JudgedFolder.Load(judged.FullName), taxonomy, trained);
        var simulated = Simulated(taxonomy, trained);
        using var template = new StreamReader(typeof(TrainCommand).Assembly.GetManifestResourceStream("card-template.md")!);
        Write("card.md", ModelCard.Write(template.ReadToEnd(), simulated, figures, FairnessFigures.Of(taxonomy, trained.Model, judged: null), clock.Elapsed));
        MeasureReport.Write([.. simulated, .. figures], json: null);

        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
    }

    private static List<Measure> Simulated(Taxonomy taxonomy, Trained trained)
    {
        var evaluation = new SimulatedEvaluation(taxonomy);
        return [
            .. evaluation.Of("linear", trained.Linear), .. evaluation.Of("model", trained.Model), .. evaluation.OfUtility(),
            .. trained.OtherSizes.SelectMany(other => evaluation.Of(NameOf(other.Key), other.Value))];
    }

    private static List<Measure> Judged(JudgedFolder folder, Taxonomy taxonomy, Trained trained)
    {
        var evaluation = new JudgedEvaluation(folder, taxonomy, JudgedFigures.Day);
        return [
            .. JudgedFigures.Of(evaluation, taxonomy, trained.Linear, trained.Model),
            .. trained.OtherSizes.SelectMany(other => JudgedFigures.Of(evaluation, NameOf(other.Key), new Matcher(taxonomy, other.Value)))];
    }

    private static string NameOf(ModelSize size) => $"model of {size}";
}
