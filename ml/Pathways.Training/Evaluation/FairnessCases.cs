using Pathways.Matching;

namespace Pathways.Training;

/// <summary>Makes the cases of the fairness report: from a judged folder, or from invented people and openings.</summary>
internal sealed class FairnessCases(Taxonomy taxonomy, ScoreModel model)
{
    private const int Openings = 300, SoonDays = 90, YearDays = 365;
    private const string Language = "profile language", Education = "education", Experience = "experience", Permit = "permit length";
    private readonly Matcher _matcher = new(taxonomy, model);

    public IReadOnlyList<FairnessCase> Of(JudgedFolder folder)
    {
        var evaluation = new JudgedEvaluation(folder, taxonomy, JudgedFigures.Day);
        return [.. evaluation.People.Select(person => CaseOf(person.Person, evaluation.Index, JudgedFigures.Day, GroupsOf(person.Words),
            opening => folder.Of(person.Words.Id, opening.Id) is { Hard: false, Grade: var grade } ? grade : 0))];
    }

    /// <summary>
    /// The same openings for all. Grades are the simulator's utility of what the hard rules allow. Permits are dealt out
    /// at random: after the last day of one that ends soon the answer is ask, as a renewal may come.
    /// </summary>
    public IReadOnlyList<FairnessCase> Simulated(int people, int seed)
    {
        var today = SimulatedChoices.Today;
        var dice = new Dice(seed);
        var offered = new SimulatedOpenings(taxonomy, dice, today);
        var index = OpeningIndex.Build([.. Enumerable.Range(0, Openings).Select(_ => offered.Draw(dice.Of(taxonomy.Occupations)) with { Start = today.AddDays(dice.Between(0, 120)) })], 1);
        var persons = new SimulatedPeople(taxonomy, dice);
        return [.. Enumerable.Range(0, people).Select(_ => Simulated(persons, dice, index, today))];
    }

    private FairnessCase Simulated(SimulatedPeople persons, Dice dice, OpeningIndex index, DateOnly today)
    {
        var onlyAtHome = dice.Chance(0.35);
        var (drawn, _) = persons.Draw(onlyAtHome);
        var lastDay = today.AddDays(dice.Between(10, 2 * YearDays));
        var limited = dice.Chance(0.75);
        var person = drawn with { WorkAuthorisation = day => limited && day > lastDay ? WorkAnswer.Ask : WorkAnswer.Yes };
        var groups = new Dictionary<string, string>
        {
            [Language] = person.Languages.Count == 0 ? "not said" : person.Languages[0].Tag,
            [Education] = person.Education?.ToString().ToLowerInvariant() ?? "not said",
            [Experience] = onlyAtHome ? "only at home" : person.Experience.Count > 0 ? "at work" : "none",
            [Permit] = limited ? LengthOf(lastDay, today) : "not limited",
        };
        var grades = UtilityGrades(person, index, today);
        return CaseOf(person, index, today, groups, opening => grades.GetValueOrDefault(opening.Id));
    }

    private Dictionary<string, int> UtilityGrades(Person person, OpeningIndex index, DateOnly today)
    {
        var view = new PersonView(new PreparedPerson(person), taxonomy);
        PreparedOpening[] allowed = [.. index.Openings.Where(o => EligibilityRules.Allow(view.Prepared, o, today))];
        var grades = SimulatedEvaluation.GradesOf([.. allowed.Select(opening =>
        {
            var features = new double[Feature.Count];
            FeatureReader.Read(view, opening, today, features);
            return CounselorUtility.OfSkillsAndPay(features) + CounselorUtility.OfTheRest(features, person);
        })]);
        return allowed.Select((opening, i) => (opening.Source.Id, grades[i])).ToDictionary(pair => pair.Id, pair => pair.Item2);
    }

    private FairnessCase CaseOf(Person person, OpeningIndex index, DateOnly today, IReadOnlyDictionary<string, string> groups, Func<Opening, int> gradeOf)
    {
        Opening[] shown = [.. new MatcherRanking("model", _matcher, index, today).All(person).Select(id => index.Find(id)!)];
        double[] pay = [.. shown.Select(o => o.Pay is { } range ? (double)(PayRate.Hourly(new(range.Best, range.Currency, range.Per), o.HoursPerWeek, today) ?? 0) : 0)];
        var median = pay.Length == 0 ? 0 : pay.Order().ElementAt(pay.Length / 2);
        return new(groups, [.. shown.Select(gradeOf)], [.. index.Openings.Select(o => gradeOf(o.Source))], [.. pay.Select(p => p >= median)]);
    }

    private static Dictionary<string, string> GroupsOf(JudgedPerson p) => new()
    {
        [Language] = p.Language,
        [Education] = p.Education,
        [Experience] = p.Experience.Length == 0 ? "none" : p.Experience.All(e => e.Setting is "home" or "unpaid") ? "only at home" : "at work",
        [Permit] = p.WorkPermit?.Status switch
        {
            "valid" => p.WorkPermit.To is { } last ? LengthOf(last, JudgedFigures.Day) : "not limited",
            "none" => "none yet",
            _ => "not limited",
        },
    };

    private static string LengthOf(DateOnly last, DateOnly today) => (last.DayNumber - today.DayNumber) switch
    {
        <= SoonDays => "up to 90 days",
        <= YearDays => "up to a year",
        _ => "longer",
    };
}
