using System.CommandLine;
using Pathways.Matching;

namespace Pathways.Training;

/// <summary><c>evaluate judged --data DIR [--json FILE]</c>: figures of the rankings beside their baselines.</summary>
internal static class EvaluateCommand
{
    /// <summary>The day that the judged data is of.</summary>
    private static readonly DateOnly JudgedDay = new(2026, 11, 23);

    public static Command Create() => new("evaluate", "Figures, side by side with baselines") { Judged() };

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
            var evaluation = new JudgedEvaluation(folder, words, JudgedDay);
            var model = new Matcher(words);
            var linear = new Matcher(words, ScoreModel.LoadLinear());
            if (parsed.GetValue(show)) JudgedShow.Write(folder, evaluation, model, words, JudgedDay);
            using var bm25 = new Bm25Ranking(evaluation.Openings, taxonomy: null);
            using var bm25Read = new Bm25Ranking(evaluation.Openings, words);
            IRankingSystem[] systems = [
                new RandomRanking(), new NewestRanking(), bm25, bm25Read,
                new MatcherRanking("linear", linear, evaluation.Index, JudgedDay), new MatcherRanking("model", model, evaluation.Index, JudgedDay)];
            MeasureReport.Write([.. systems.SelectMany(evaluation.Of)], parsed.GetValue(json));
        });
        return command;
    }
}
