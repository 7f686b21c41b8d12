using Pathways.Matching;

namespace Pathways.Training;

/// <summary>
/// Invented openings over all occupations of the taxonomy. What is assumed of them (how many pay what, train, lie
/// where) stands in the model's card.
/// </summary>
internal sealed class SimulatedOpenings(Taxonomy taxonomy, Dice dice, DateOnly today)
{
    private static readonly double[] Hours = [12, 16, 20, 24, 25, 30, 32, 36, 38, 40, 40, 40, 40, 45];
    private static readonly string[] SecondLanguages = ["es", "vi", "zh", "ar", "fr", "so", "tl", "uk"];
    private static readonly string[] Help = [Provided.Transport, Provided.Childcare, Provided.Housing, Provided.Meals];
    private static readonly WeekSlots[] Shifts =
    [
        WeekSlots.None, WeekSlots.None, WeekSlots.Parse(["mon-morning", "tue-morning", "wed-morning", "thu-morning", "fri-morning"]),
        WeekSlots.Parse(["mon-night", "tue-night", "wed-night", "thu-night"]), WeekSlots.Parse(["thu-evening", "fri-evening", "sat-evening", "sun-evening"]),
    ];
    private int _count;

    public Opening Draw(Concept occupation)
    {
        var skills = occupation.Skills.Where(s => taxonomy.Find(s.Key) is not null).ToArray();
        var required = dice.Some(skills, s => s.Value * s.Value, dice.Between(1, 3)).ConvertAll(s => s.Key);
        var apprenticeship = dice.Chance(0.04);
        return new()
        {
            Id = $"o{_count++:D6}",
            EmployerId = "e",
            Kind = apprenticeship ? OpeningKind.Apprenticeship : OpeningKind.Job,
            TextLanguage = dice.Chance(0.9) ? "en" : "es",
            Occupation = occupation.Id,
            RequiredSkills = required,
            WelcomeSkills = dice.Some(skills.Where(s => !required.Contains(s.Key)), s => s.Value, dice.Between(0, 2)).ConvertAll(s => s.Key),
            Languages = Languages(),
            Education = dice.Chance(0.2) ? EducationLevel.Secondary : dice.Chance(0.04) ? EducationLevel.Tertiary : EducationLevel.None,
            Pay = Pay(occupation),
            HoursPerWeek = dice.Of(Hours),
            Shifts = dice.Of(Shifts),
            Place = new(dice.Between(-0.25, 0.25), dice.Between(-0.25, 0.25)),
            Remote = occupation.Kinds.Contains("kind:computer-all-day") && dice.Chance(0.3),
            Provides = Provides(),
            Credentials = Credentials(),
            Kinds = occupation.Kinds,
            Contract = apprenticeship ? Contract.Apprenticeship : dice.Chance(0.75) ? Contract.Permanent : dice.Chance(0.5) ? Contract.Temporary : Contract.Seasonal,
            PostedOn = today.AddDays(-dice.Between(0, 60)),
            FilledBefore = dice.Chance(0.6) ? 0 : dice.Between(1, 20),
        };
    }

    private PayRange Pay(Concept occupation)
    {
        var skilled = occupation.Skills.Count(s => taxonomy.Find(s.Key) is { IsCommon: false, IsEasy: false } && s.Value >= 0.5);
        var least = Math.Round(dice.Between(15.0, 18.0) + (skilled * dice.Between(0, 0.6)), 2);
        return new((decimal)least, (decimal)Math.Round(least * dice.Between(1, 1.25), 2), "USD", PayPer.Hour);
    }

    private List<OpeningLanguage> Languages()
    {
        List<OpeningLanguage> all = [new("en", (Cefr)dice.Between(1, 4), Required: true)];
        if (dice.Chance(0.35)) all.Add(new(dice.Of(SecondLanguages), Cefr.B1, Required: false));
        return all;
    }

    private List<string> Provides()
    {
        var all = new List<string>();
        if (dice.Chance(0.5)) all.Add(Provided.Training);
        if (dice.Chance(0.2)) all.Add(Provided.Course);
        if (dice.Chance(0.2)) all.Add(dice.Of(Help));
        return all;
    }

    private List<OpeningCredential> Credentials() =>
        dice.Chance(0.15) ? [new(dice.Of(taxonomy.Credentials).Id, RequiredByLaw: false, ProvidedByEmployer: dice.Chance(0.5))] : [];
}
