using Pathways.Matching;
using Pathways.Training;

namespace Pathways.Measurements.Matching;

/// <summary>
/// Invented openings and people of a country, with real lists of skills. The most frequent titles are its occupations, and use what
/// their advertisements ask for most. All is drawn from one seed.
/// </summary>
internal sealed class MeasuredWorld
{
    private const int Occupations = 300, OccupationSkills = 12, Cities = 60, OpeningsOfAnEmployer = 20;
    private static readonly string[] Tags = ["es", "vi", "zh", "fr", "ar"], Papers = ["paper:a", "paper:b", "paper:c", "paper:d"];
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], Parts = ["morning", "afternoon", "evening", "night"];
    private static readonly WeekSlots Daytime = WeekSlots.Parse(Days.SelectMany(d => Parts[..3].Select(p => $"{d}-{p}")));
    private readonly SkillRow[] _rows;
    private readonly Dictionary<string, string> _occupations;
    private readonly OpeningPlace[] _cities;
    private readonly WeekSlots[] _shifts;
    private readonly Dice _dice;

    public MeasuredWorld(SkillRow[] rows, int seed)
    {
        (_rows, _dice) = (rows, new(seed));
        var titles = rows.GroupBy(r => r.Title).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(Occupations).ToArray();
        _occupations = titles.ToDictionary(g => g.Key, g => "occupation:" + g.Key);
        Taxonomy = new([.. rows.SelectMany(r => r.Skills).Distinct().Select(s => new Concept(s, ConceptType.Skill)), .. titles.Select(OccupationOf)]);
        _cities = [.. Enumerable.Range(0, Cities).Select(_ => new OpeningPlace(_dice.Between(27.0, 47.0), _dice.Between(-122.0, -72.0)))];
        _shifts = [WeekSlots.None, .. Enumerable.Range(0, 60).Select(i => WeekSlots.Parse(Enumerable.Range(0, 1 + i % 5).Select(day => $"{Days[(i + day) % 7]}-{Parts[i % 7 < 5 ? i % 2 : i % 4]}")))];
    }

    public static DateOnly Today { get; } = SimulatedChoices.Today;

    public Taxonomy Taxonomy { get; }

    public Opening[] Openings(int count) => [.. Enumerable.Range(0, count).Select(i => Opening(i, count))];

    /// <summary>Somebody with the skills of one advertisement and, mostly, time in an occupation; nothing yet that limits where or for how much.</summary>
    public Person Person()
    {
        var row = _dice.Of(_rows);
        return new()
        {
            Skills = [.. row.Skills.Take(8).Select(s => new PersonSkill(s, _dice.Between(1, 4)))],
            Experience = _dice.Chance(0.7) ? [new(_dice.Of(Taxonomy.Occupations).Id, _dice.Between(3, 60))] : [],
            Wants = _dice.Chance(0.5) ? [_dice.Of(Taxonomy.Occupations).Id] : [],
            Languages = [new("en", (Cefr)_dice.Between(2, 5)), new(_dice.Of(Tags), Cefr.C1)],
            Credentials = _dice.Chance(0.5) ? [_dice.Of(Papers)] : null,
            Availability = _dice.Chance(0.5) ? Daytime : null,
            Avoids = new([$"kind:{_dice.Between(0, 59)}"], [], []),
            RuledOut = _dice.Chance(0.5) ? Conditions.DrugTest : Conditions.None,
            WorkAuthorisation = day => day <= Today.AddDays(200) ? WorkAnswer.Yes : WorkAnswer.No,
        };
    }

    /// <summary>A place to live in; more people live in the first cities.</summary>
    public OpeningPlace Near()
    {
        var city = _cities[(int)(Cities * Math.Pow(_dice.Between(0.0, 1.0), 2)) % Cities];
        return new(city.Lat + ((_dice.Between(-1.0, 1.0) + _dice.Between(-1.0, 1.0)) * 0.3), city.Lon + ((_dice.Between(-1.0, 1.0) + _dice.Between(-1.0, 1.0)) * 0.3));
    }

    private Opening Opening(int i, int count)
    {
        var row = _dice.Of(_rows);
        string[] skills = [.. row.Skills.Where(_ => _dice.Chance(0.85))];
        var pay = 12 + (_dice.Between(0, 66) * 0.5m);
        return new()
        {
            Id = $"o{i:D7}",
            EmployerId = $"e{_dice.Between(0, count / OpeningsOfAnEmployer)}",
            Kind = _dice.Chance(0.05) ? OpeningKind.Training : OpeningKind.Job,
            TextLanguage = "en",
            Occupation = _occupations.GetValueOrDefault(row.Title),
            RequiredSkills = skills[..((skills.Length + 1) / 2)],
            WelcomeSkills = skills[((skills.Length + 1) / 2)..],
            Languages = _dice.Chance(0.3) ? [] : [new("en", (Cefr)_dice.Between(1, 5), true)],
            Pay = _dice.Chance(0.95) ? new(pay, pay + 2, "USD", PayPer.Hour) : null,
            HoursPerWeek = _dice.Of<double>([20, 25, 30, 35, 40, 40, 40]),
            Shifts = _dice.Of(_shifts),
            Place = Near(),
            Remote = _dice.Chance(0.0005),
            Start = _dice.Chance(0.5) ? Today.AddDays(_dice.Between(0, 240)) : null,
            LastDayToApply = Today.AddDays(_dice.Between(-1, 90)),
            Credentials = _dice.Chance(0.1) ? [new(_dice.Of(Papers), true, false)] : [],
            Kinds = _dice.Chance(0.6) ? [$"kind:{_dice.Between(0, 59)}"] : [],
            Conditions = _dice.Chance(0.2) ? Conditions.DrugTest : Conditions.None,
            PostedOn = Today.AddDays(-_dice.Between(0, 60)),
            Provides = _dice.Chance(0.4) ? [Provided.Training] : [],
        };
    }

    private Concept OccupationOf(IGrouping<string, SkillRow> rows)
    {
        var (all, count) = (rows.SelectMany(r => r.Skills).CountBy(s => s), (double)rows.Count());
        return new(_occupations[rows.Key], ConceptType.Occupation)
        {
            Skills = all.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(OccupationSkills).ToDictionary(s => s.Key, s => Math.Min(1, s.Value / count * 2)),
        };
    }
}
