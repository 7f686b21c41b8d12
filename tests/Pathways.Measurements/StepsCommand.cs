using System.CommandLine;
using System.Diagnostics;
using Pathways.Matching;
using Pathways.Training;

namespace Pathways.Measurements;

/// <summary>
/// <c>steps [--openings N] [--json FILE]</c>: how long it takes, for simulated people and openings, to count what a rule
/// holds back, to find skill gaps, and to give the reasons of a page of 20.
/// </summary>
internal static class StepsCommand
{
    private const int Seed = 3, People = 30, PageRows = 20, Repeats = 20;

    public static Command Create()
    {
        Option<int> openings = new("--openings") { DefaultValueFactory = _ => 100_000, Description = "How many openings" };
        Option<FileInfo?> json = new("--json") { Description = "Write the figures to this file too" };
        var command = new Command("steps", "What is held back, skill gaps, and reasons") { openings, json };
        command.SetAction(parsed => MeasureReport.Write(Measure(parsed.GetValue(openings)), parsed.GetValue(json)));
        return command;
    }

    private static List<Measure> Measure(int count)
    {
        var (taxonomy, dice, today) = (Taxonomy.LoadStarter(), new Dice(Seed), SimulatedChoices.Today);
        var offered = new SimulatedOpenings(taxonomy, dice, today);
        var index = OpeningIndex.Build([.. Enumerable.Range(0, count).Select(_ => offered.Draw(dice.Of(taxonomy.Occupations)))], 1);
        var persons = new SimulatedPeople(taxonomy, dice);
        Person[] people = [.. Enumerable.Range(0, People).Select(_ => persons.Draw().Person)];
        var model = ScoreModel.LoadShipped();
        var (matcher, reasons) = (new Matcher(taxonomy, model), new ReasonFinder(model));
        List<double> allowed = [], held = [], gaps = [], told = [];
        foreach (var person in people.Prepend(people[0]))
        {
            var page = matcher.Match(person, index, today, new(PageRows));
            allowed.Add(page.Total);
            held.Add(Milliseconds(() => Matcher.HeldBack(person, index, today)));
            gaps.Add(Milliseconds(() => matcher.Gaps(person, index, today)));
            var view = new PersonView(new(person), taxonomy);
            PreparedOpening[] first = [.. page.Items.Select(item => index.FindPrepared(item.OpeningId)!)];
            told.Add(Enumerable.Range(0, Repeats).Select(_ => Milliseconds(() =>
            {
                foreach (var opening in first) reasons.Of(view, opening, today);
            })).Order().ElementAt(Repeats / 2));
        }
        // The first person is asked twice, so that the compiler is done.
        return [.. Figures("allowed", "count", allowed), .. Figures("held-back", "ms", held), .. Figures("skill-gaps", "ms", gaps), .. Figures($"reasons of {PageRows}", "ms", told)];

        IEnumerable<Measure> Figures(string system, string unit, List<double> values)
        {
            double[] sorted = [.. values.Skip(1).Order()];
            yield return new($"steps, {count} openings", system, "p50", sorted[sorted.Length / 2], unit);
            yield return new($"steps, {count} openings", system, "most", sorted[^1], unit);
        }
    }

    private static double Milliseconds(Action run)
    {
        var start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
