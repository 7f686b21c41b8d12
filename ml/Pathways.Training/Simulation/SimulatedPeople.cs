using Pathways.Matching;

namespace Pathways.Training;

/// <summary>Invented people: some with years in a trade, some with work at home, some who begin; many leave parts unsaid.</summary>
internal sealed class SimulatedPeople(Taxonomy taxonomy, Dice dice)
{
    private static readonly string[] Languages = ["es", "vi", "zh", "ar", "fr", "so", "tl", "uk", "en"];
    /// <summary>Groups of the starter taxonomy, and of an imported ESCO: cooks, housekeepers, child care, home care, sewing, cleaning.</summary>
    private static readonly string[] WorkAtHome = ["care", "childcare", "cleaning", "home", "kitchen", "sewing",
        "isco-C5120", "isco-C5152", "isco-C5311", "isco-C5322", "isco-C7533", "isco-C9111", "isco-C9112"];
    private readonly Concept[] _atHome = [.. taxonomy.Occupations.Where(o => o.Group is { } group && WorkAtHome.Contains(group[(group.IndexOf(':') + 1)..]))];
    private readonly ILookup<string?, Concept> _byGroup = taxonomy.Occupations.ToLookup(o => o.Group);

    /// <param name="onlyAtHome">All that they know they learned at home: caring, cooking, cleaning, sewing.</param>
    public (Person Person, IReadOnlyList<Concept> Near) Draw(bool onlyAtHome = false)
    {
        var known = dice.Chance(onlyAtHome ? 0 : 0.12) ? [] : Enumerable.Range(0, dice.Between(1, 2)).Select(_ => dice.Of(onlyAtHome ? _atHome : taxonomy.Occupations)).ToArray();
        var wanted = dice.Chance(0.2) ? null : known.Length > 0 && dice.Chance(0.65) ? Near(dice.Of(known)) : dice.Of(taxonomy.Occupations);
        var person = new Person
        {
            Skills = [.. known.SelectMany(o => dice.Some(o.Skills, s => s.Value, dice.Between(1, 4))).Select(s => s.Key).Distinct().Select(s => new PersonSkill(s, dice.Between(2, 4)))],
            Languages = dice.Chance(0.1) ? [] : Spoken(),
            Experience = [.. known.Where(_ => dice.Chance(onlyAtHome ? 0.5 : 0.85)).Select(o => new Experience(o.Id, dice.Between(3, 120)))],
            Education = dice.Chance(0.2) ? null : (EducationLevel)dice.Between(0, 4),
            Credentials = dice.Chance(0.5) ? [] : dice.Some(taxonomy.Credentials, _ => 1, 2).ConvertAll(c => c.Id),
            Place = dice.Chance(0.1) ? null : new(dice.Between(-0.15, 0.15), dice.Between(-0.15, 0.15), dice.Between(7, 35)),
            MinPay = dice.Chance(0.15) ? null : new((decimal)Math.Round(dice.Between(14.0, 19.0), 1), "USD", PayPer.Hour),
            Wants = wanted is null ? [] : Wants(wanted),
            Weights = new(dice.Between(0, 3), dice.Between(0, 3), dice.Between(0, 3), dice.Between(0, 3), dice.Between(0, 3)),
        };
        return (person, [.. known, .. wanted is null ? [] : new[] { wanted }]);
    }

    /// <summary>An occupation in the same group, most often the same.</summary>
    public Concept Near(Concept occupation) => dice.Chance(0.5) ? occupation : dice.Of([.. _byGroup[occupation.Group]]);

    private List<string> Wants(Concept wanted)
    {
        var wants = new List<string>();
        if (dice.Chance(0.6)) wants.Add(wanted.Id);
        if (wanted.Group is { } group && dice.Chance(0.4)) wants.Add(group);
        if (wanted.Kinds.Count > 0 && dice.Chance(0.4)) wants.Add(dice.Of(wanted.Kinds));
        if (dice.Chance(0.2)) wants.Add("skill:learn-on-the-job");
        if (wants.Count == 0) wants.Add(dice.Some(wanted.Skills, s => s.Value, 1)[0].Key);
        return wants;
    }

    private List<SpokenLanguage> Spoken()
    {
        var own = dice.Of(Languages);
        return own == "en" ? [new("en", Cefr.C2)] : [new(own, Cefr.C2), new("en", (Cefr)dice.Between(1, 5))];
    }
}
