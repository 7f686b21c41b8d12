using System.CommandLine;
using Pathways.Matching;

namespace Pathways.Training;

/// <summary><c>evaluate phrases [--parallel TSV]</c>, <c>evaluate occupations --melo DIR … [--bridge DIR]</c> and <c>evaluate skills --data CSV --taxonomy FILE</c>: how well what people write is understood.</summary>
internal static class FinderCommands
{
    public static Command Phrases()
    {
        Option<FileInfo?> parallel = new("--parallel") { Description = "A file that says the same in several languages, instead of the project's phrases" };
        Option<FileInfo?> json = new("--json") { Description = "Write the figures to this file too" };
        Option<FileInfo?> taxonomy = new("--taxonomy") { Description = "Another taxonomy than the starter" };
        Option<bool> show = new("--show") { Description = "Print the misses of the tuned half" };
        var command = new Command("phrases", "What people write, and the skills they mean") { parallel, json, taxonomy, show };
        command.SetAction(parsed =>
        {
            var words = parsed.GetValue(taxonomy) is { } file ? Taxonomy.Load(file.FullName) : Taxonomy.LoadStarter();
            var evaluation = new PhraseEvaluation(words);
            if (parsed.GetValue(show)) evaluation.ShowMisses(PhraseSet.Tuned);
            MeasureReport.Write(
                parsed.GetValue(parallel) is { } rows ? ParallelEvaluation.Of(rows.FullName, words) : [.. evaluation.Of("tuned", PhraseSet.Tuned), .. evaluation.Of("untouched", PhraseSet.Untouched)],
                parsed.GetValue(json));
        });
        return command;
    }

    public static Command Occupations()
    {
        Option<DirectoryInfo[]> melo = new("--melo") { Description = "MELO folder; several may be named", Required = true, AllowMultipleArgumentsPerToken = true };
        Option<DirectoryInfo?> bridge = new("--bridge") { Description = "MELO folder with labels of the same concepts in another language" };
        Option<FileInfo?> json = new("--json") { Description = "Write the figures to this file too" };
        var command = new Command("occupations", "National job titles to ESCO occupations") { melo, bridge, json };
        command.SetAction(parsed =>
        {
            var over = parsed.GetValue(bridge) is { } folder ? MeloFolder.Load(folder.FullName) : null;
            var figures = parsed.GetRequiredValue(melo).SelectMany(f => OccupationEvaluation.Of(MeloFolder.Load(f.FullName), over, FinderModel.Shipped)).ToArray();
            MeasureReport.Write([.. figures, .. OccupationEvaluation.Means(figures)], parsed.GetValue(json));
        });
        return command;
    }

    public static Command Skills()
    {
        Option<FileInfo> data = new("--data") { Description = "CSV with the columns sentence, span, sub_span, label", Required = true };
        Option<FileInfo> taxonomy = new("--taxonomy") { Description = "A taxonomy that import-esco made", Required = true };
        Option<FileInfo?> json = new("--json") { Description = "Write the figures to this file too" };
        var command = new Command("skills", "Spans of job ads to ESCO skills") { data, taxonomy, json };
        command.SetAction(parsed => MeasureReport.Write(
            [.. SkillEvaluation.Of(parsed.GetRequiredValue(data).FullName, Taxonomy.Load(parsed.GetRequiredValue(taxonomy).FullName), FinderModel.Shipped)],
            parsed.GetValue(json)));
        return command;
    }
}
