using System.CommandLine;
using Pathways.Matching;

namespace Pathways.Training;

/// <summary><c>evaluate judged --data DIR</c>, <c>evaluate fairness [--data DIR]</c> and those of <see cref="FinderCommands"/>: figures of the rankings beside their baselines.</summary>
internal static class EvaluateCommand
{
    public static Command Create() => new("evaluate", "Figures, side by side with baselines") { Judged(), Fairness(), FinderCommands.Phrases(), FinderCommands.Occupations(), FinderCommands.Skills() };

    private static Command Judged()
    {
        Option<DirectoryInfo> data = new("--data") { Description = "Folder with people.jsonl, openings.jsonl and judgments.tsv", Required = true };
        Option<FileInfo?> json = new("--json") { Description = "Write the figures to this file too" };
        Option<FileInfo?> taxonomy = new("--taxonomy") { Description = "Another taxonomy than the starter" };
        Option<bool> show = new("--show") { Description = "Print what was understood and every list" };
        var command = new Command("judged", "Rankings against grades given by hand") { data, json, taxonomy, show };
        command.SetAction(parsed =>
        {
            var words = parsed.GetValue(taxonomy) is { } file ? Taxonomy.Load(file.FullName) : Taxonomy.LoadStarter();
            var folder = JudgedFolder.Load(parsed.GetRequiredValue(data).FullName);
            var evaluation = new JudgedEvaluation(folder, words, JudgedFigures.Day);
            if (parsed.GetValue(show)) JudgedShow.Write(folder, evaluation, new Matcher(words), words, JudgedFigures.Day);
            MeasureReport.Write(JudgedFigures.Of(evaluation, words, ScoreModel.LoadLinear(), ScoreModel.LoadShipped()), parsed.GetValue(json));
        });
        return command;
    }

    private static Command Fairness()
    {
        Option<DirectoryInfo?> data = new("--data") { Description = "A judged folder; without it, simulated people" };
        Option<FileInfo?> json = new("--json") { Description = "Write the figures to this file too" };
        var command = new Command("fairness", "Exposure and NDCG by group of people, with the largest gap") { data, json };
        command.SetAction(parsed => MeasureReport.Write(
            FairnessFigures.Of(Taxonomy.LoadStarter(), ScoreModel.LoadShipped(), parsed.GetValue(data)), parsed.GetValue(json)));
        return command;
    }
}
