using System.CommandLine;
using Pathways.Matching;
using Pathways.Training;

namespace Pathways.Measurements;

/// <summary>
/// <c>stages [--openings N] [--json FILE]</c>: what two stages cost, for simulated people and openings: how many of the 20 that the whole
/// model would put first, if it scored everything, are on the first page.
/// </summary>
internal static class StagesCommand
{
    private const int Seed = 3, People = 60, Best = 20;

    public static Command Create()
    {
        Option<int[]> openings = new("--openings") { AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [20_000, 100_000], Description = "How many openings" };
        Option<FileInfo?> json = new("--json") { Description = "Write the figures to this file too" };
        var command = new Command("stages", "The first page of two stages beside that of the whole model") { openings, json };
        command.SetAction(parsed => MeasureReport.Write([.. parsed.GetValue(openings)!.SelectMany(Measure)], parsed.GetValue(json)));
        return command;
    }

    private static List<Measure> Measure(int count)
    {
        var (taxonomy, dice, today) = (Taxonomy.LoadStarter(), new Dice(Seed), SimulatedChoices.Today);
        var offered = new SimulatedOpenings(taxonomy, dice, today);
        var index = OpeningIndex.Build([.. Enumerable.Range(0, count).Select(_ => offered.Draw(dice.Of(taxonomy.Occupations)))], 1);
        var (persons, matcher) = (new SimulatedPeople(taxonomy, dice), new Matcher(taxonomy));
        List<double> allowed = [], overlaps = [], first = [];
        foreach (var person in Enumerable.Range(0, People).Select(_ => persons.Draw().Person))
        {
            var page = matcher.Match(person, index, today, new(Best));
            if (page.Total <= MatchRun.AllByModel) continue;
            var view = new PersonView(new(person), taxonomy);
            string[] best = [.. index.Openings.Where(o => EligibilityRules.Allow(view.Prepared, o, today)).Select(o => (Score: matcher.Score(view, o, today), o.Source.Id))
                .OrderByDescending(o => o.Score).ThenBy(o => o.Id, StringComparer.Ordinal).Take(Best).Select(o => o.Id)];
            allowed.Add(page.Total);
            overlaps.Add(page.Items.Count(item => best.Contains(item.OpeningId)) / (double)Best);
            first.Add(page.Items[0].OpeningId == best[0] ? 1 : 0);
        }
        return [Figure("people", allowed.Count, "count"), Figure("allowed", allowed.Average(), "count"), Figure("overlap", overlaps.Average(), "share"),
            Figure("least-overlap", overlaps.Min(), "share"), Figure("same-first", first.Average(), "share")];

        Measure Figure(string metric, double value, string unit) => new($"stages, {count} openings", "pathways", metric, value, unit);
    }
}
