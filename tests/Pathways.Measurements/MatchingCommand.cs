using System.CommandLine;
using System.Diagnostics;
using Pathways.Matching;
using Pathways.Measurements.Matching;
using Pathways.Training;

namespace Pathways.Measurements;

/// <summary>
/// <c>matching [--sizes 10000,…] [--data FILE] [--profiles N] [--json FILE]</c>: the best 20 of many openings under hard rules, retrieval
/// alone and the whole page, beside search engines and databases. PostgreSQL takes part where PATHWAYS_POSTGRES holds a connection string.
/// </summary>
internal static class MatchingCommand
{
    public static Command Create()
    {
        Option<int[]> sizes = new("--sizes") { Description = "How many openings", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [10_000, 100_000, 1_000_000] };
        Option<FileInfo> data = new("--data") { Description = "Rows of id, title, skills (skill2vec_50K.csv.gz)", DefaultValueFactory = _ => new("../shared/data/jobs/skill2vec_50K.csv.gz") };
        Option<int> profiles = new("--profiles") { Description = "How many people, a third each for 0.1 %, 1.3 % and 20 % of the openings", DefaultValueFactory = _ => 300 };
        Option<string[]> without = new("--without") { Description = "Systems to leave out", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        Option<FileInfo?> json = new("--json") { Description = "Write the figures to this file too" };
        var command = new Command("matching", "The best 20 of many openings under hard rules, beside search engines") { sizes, data, profiles, without, json };
        command.SetAction(parsed =>
        {
            var rows = SkillRow.Read(parsed.GetValue(data)!);
            List<Measure> all = [];
            foreach (var size in parsed.GetValue(sizes)!)
                all.AddRange(new MatchingMeasurement(rows, size, parsed.GetValue(profiles) / MeasuredPeople.Shares.Count, parsed.GetValue(without)!).Run());
            MeasureReport.Write(all, parsed.GetValue(json));
        });
        return command;
    }
}
