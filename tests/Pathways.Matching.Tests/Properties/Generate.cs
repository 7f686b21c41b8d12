using CsCheck;

namespace Pathways.Matching.Tests.Properties;

/// <summary>Random people and openings, parts of which are often left out, dense enough that rules are often kept and often broken.</summary>
internal static class Generate
{
    private static readonly Taxonomy Starter = Some.Starter;
    private static readonly Gen<string> Skill = Of(Starter.Skills), Occupation = Of(Starter.Occupations), Kind = Of(Starter.Kinds), Credential = Of(Starter.Credentials);
    private static readonly Gen<string> Tag = Words("en", "es", "vi", "zh");
    private static readonly Gen<Cefr> Level = Gen.Int[1, 6].Select(i => (Cefr)i);
    private static readonly Gen<double> Degrees = Gen.Double[-0.3, 0.3];
    private static readonly Gen<WeekSlots> Slots = Gen.UInt.Select(bits => new WeekSlots(bits & ((1u << 28) - 1)));
    private static readonly Gen<WeekSlots> FewSlots = Gen.Select(Slots, Slots, Slots, (a, b, c) => new WeekSlots(a.Bits & b.Bits & c.Bits));
    private static readonly Gen<PayPer> Per = Gen.Int[0, 2].Select(i => (PayPer)i);
    private static readonly Gen<Pay> Pay = Gen.Select(Gen.Int[12, 26], Per, (hourly, per) => new Pay(Amount(hourly, per), "USD", per));
    private static readonly Gen<Conditions> Condition = Gen.Int[0, 63].Select(i => (Conditions)i);

    public static Gen<Person> Person { get; } = Gen.Select(
        Gen.Select(Skill, Gen.Int[1, 4], (s, l) => new PersonSkill(s, l)).List[0, 6],
        Gen.Select(Occupation, Gen.Int[1, 120], (o, m) => new Experience(o, m)).List[0, 2],
        Gen.Select(Tag, Level, (t, l) => new SpokenLanguage(t, l)).List[0, 3],
        Gen.Select(Gen.OneOf(Skill, Occupation, Kind).List[0, 3], Kind.List[0, 2], Words("e1", "e2", "e3").List[0, 1]),
        Gen.Select(Optional(Slots), OptionalRecord(Pay), OptionalRecord(Gen.Select(Degrees, Degrees, Gen.Double[5, 40], (a, b, km) => new PersonPlace(a, b, km)))),
        Gen.Select(OptionalRecord(Credential.List[0, 3]), Condition, Gen.Int[0, 3].Array[5], Gen.Int[0, 2]),
        (skills, experience, languages, likes, where, rest) => new Person
        {
            Skills = skills,
            Experience = experience,
            Languages = languages,
            Wants = likes.Item1,
            Avoids = new(likes.Item2, likes.Item3, []),
            Availability = where.Item1,
            MinPay = where.Item2,
            Place = where.Item3,
            Credentials = rest.Item1,
            RuledOut = rest.Item2 & Conditions.LivesIn,
            Weights = new(rest.Item3[0], rest.Item3[1], rest.Item3[2], rest.Item3[3], rest.Item3[4]),
            WorkAuthorisation = rest.Item4 == 0 ? null : day => (WorkAnswer)((day.DayNumber + rest.Item4) % 3),
        });

    public static Gen<Opening> Opening { get; } = Gen.Select(
        Gen.Select(Gen.Int[0, 1_000_000], Words("e1", "e2", "e3", "e4"), OptionalRecord(Occupation)),
        Gen.Select(Skill.List[0, 4], Skill.List[0, 3], Kind.List[0, 3]),
        Gen.Select(Tag, Level, Gen.Bool, (t, l, r) => new OpeningLanguage(t, l, r)).List[0, 2],
        Gen.Select(OptionalRecord(Pay), Gen.Int[10, 48], Gen.Select(FewSlots, Gen.Int[0, 2], (s, none) => none > 0 ? WeekSlots.None : s)),
        Gen.Select(OptionalRecord(Gen.Select(Degrees, Degrees, (a, b) => new OpeningPlace(a, b))), Gen.Int[0, 9], Gen.Int[-10, 120], Condition),
        Gen.Select(Gen.Select(Credential, Gen.Bool, Gen.Bool, (c, law, given) => new OpeningCredential(c, law, given)).List[0, 1], Gen.Int[0, 19],
            Words(Provided.Training, Provided.Course, Provided.Transport, "tools").List[0, 2]),
        (who, work, languages, terms, where, rest) => new Opening
        {
            Id = $"o{who.Item1:D7}",
            EmployerId = who.Item2,
            Occupation = who.Item3,
            RequiredSkills = work.Item1,
            WelcomeSkills = work.Item2,
            Kinds = work.Item3,
            Languages = languages,
            Pay = terms.Item1 is { } pay ? new(pay.Amount, pay.Amount * 1.1m, pay.Currency, pay.Per) : null,
            HoursPerWeek = terms.Item2,
            Shifts = terms.Item3,
            Place = where.Item1,
            Remote = where.Item2 == 0,
            Start = Some.Today.AddDays(where.Item3),
            LastDayToApply = where.Item3 % 5 == 0 ? Some.Today.AddDays(where.Item3 / 10) : null,
            Conditions = where.Item4,
            Credentials = rest.Item1,
            Live = rest.Item2 != 0,
            EmployerApproved = rest.Item2 != 1,
            Provides = rest.Item3,
            PostedOn = Some.Today.AddDays(-(rest.Item2 * 3)),
        });

    /// <summary>Openings with ids that differ.</summary>
    public static Gen<Opening[]> Openings(int least, int most) =>
        Opening.Array[least, most].Select(all => all.Select((o, i) => o with { Id = $"o{i:D4}" }).ToArray());

    private static Gen<string> Words(params string[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    private static decimal Amount(int hourly, PayPer per) => per switch { PayPer.Month => hourly * 173, PayPer.Year => hourly * 2080, _ => hourly };

    private static Gen<string> Of(IReadOnlyList<Concept> concepts) => Gen.Int[0, concepts.Count - 1].Select(i => concepts[i].Id);

    private static Gen<T?> Optional<T>(Gen<T> gen) where T : struct => Gen.Select(gen, Gen.Int[0, 2], (value, none) => none == 0 ? (T?)null : value);

    private static Gen<T?> OptionalRecord<T>(Gen<T> gen) where T : class => Gen.Select(gen, Gen.Int[0, 2], (value, none) => none == 0 ? null : value);
}
