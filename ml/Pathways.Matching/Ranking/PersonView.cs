namespace Pathways.Matching;

/// <summary>A person as features see one: what every opening is compared with, worked out once a list.</summary>
internal sealed class PersonView(PreparedPerson prepared, Taxonomy taxonomy)
{
    private const double MonthsToKnow = 24;
    private const double SameGroup = 0.3;
    private readonly Dictionary<string, double> _experience = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _occupationSkills = new(StringComparer.Ordinal);

    private ((double? Hours, DateOnly Day) For, double Hourly)? _least;

    public PreparedPerson Prepared { get; } = prepared;
    public Person Source => Prepared.Source;
    public Taxonomy Taxonomy { get; } = taxonomy;
    public SkillCloseness Skills { get; } = new(prepared.Source, taxonomy);
    public WantedWork Wants { get; } = new(prepared.Source.Wants, taxonomy);

    /// <summary>Time in this occupation or a near one, 0–1; two years count in full.</summary>
    public double ExperienceIn(string occupation) => Cached(_experience, occupation, () =>
        Source.Experience.Select(e => Nearness(e.Occupation, occupation) * (0.4 + (0.6 * Math.Min(1, e.Months / MonthsToKnow)))).DefaultIfEmpty().Max());

    /// <summary>How much of what an occupation uses the person can do, weighed by importance, 0–1.</summary>
    public double SkillsOf(string occupation) => Cached(_occupationSkills, occupation, () =>
    {
        if (Taxonomy.Find(ConceptType.Occupation, occupation) is not { Skills.Count: > 0 } found) return 0;
        var specific = found.Skills.Where(s => !Skills.IsCommon(s.Key)).ToArray();
        var all = specific.Sum(s => s.Value);
        return all == 0 ? 0 : specific.Sum(s => s.Value * Skills.To(s.Key)) / all;
    });

    /// <summary>The person's minimum in US dollars an hour, for work of so many hours a week; 0 where there is none.</summary>
    public double LeastHourly(double? hoursPerWeek, DateOnly today)
    {
        if (Source.MinPay is not { } least) return 0;
        var asked = (least.Per == PayPer.Hour ? null : hoursPerWeek, today);
        if (_least is { } known && known.For == asked) return known.Hourly;
        var hourly = (double)(PayRate.Hourly(least, hoursPerWeek, today) ?? 0);
        _least = (asked, hourly);
        return hourly;
    }

    private double Nearness(string known, string occupation)
    {
        if (known == occupation) return 1;
        if (Taxonomy.Find(ConceptType.Occupation, known) is not { } from) return 0;
        if (from.Related.TryGetValue(occupation, out var nearness)) return nearness;
        return from.Group is { } group && Taxonomy.Find(occupation)?.Group == group ? SameGroup : 0;
    }

    private static double Cached(Dictionary<string, double> cache, string key, Func<double> make)
    {
        if (!cache.TryGetValue(key, out var value)) cache[key] = value = make();
        return value;
    }
}
