using System.Collections.Frozen;

namespace Pathways.Matching;

/// <summary>A person with what every opening is asked worked out once.</summary>
internal sealed class PreparedPerson
{
    public PreparedPerson(Person source)
    {
        Source = source;
        Languages = source.Languages
            .GroupBy(l => LanguageTag.Primary(l.Tag))
            .ToDictionary(g => g.Key, g => g.Max(l => l.Level), StringComparer.Ordinal);
        Free = source.Availability is { IsEmpty: false } free ? free : WeekSlots.All;
        ReachKm = source.Place is not { } place ? null
            : place.MaxKm ?? (place.Travel is { } travel ? Distance.UsualReachKm(travel) : null);
        AvoidedKinds = source.Avoids.Kinds.ToFrozenSet(StringComparer.Ordinal);
        AvoidedEmployers = source.Avoids.Employers.ToFrozenSet(StringComparer.Ordinal);
        Credentials = source.Credentials?.ToFrozenSet(StringComparer.Ordinal);
    }

    public Person Source { get; }
    public Dictionary<string, Cefr> Languages { get; }
    public WeekSlots Free { get; }
    public double? ReachKm { get; }
    public FrozenSet<string> AvoidedKinds { get; }
    public FrozenSet<string> AvoidedEmployers { get; }
    public FrozenSet<string>? Credentials { get; }

    /// <summary>The person's level in a language given by its primary tag.</summary>
    public Cefr LevelOf(string tag) => Languages.GetValueOrDefault(tag, Cefr.None);

    /// <summary>Distance to the worksite in km; null when either place is unknown.</summary>
    public double? KmTo(PreparedOpening opening) =>
        Source.Place is { } home && opening.Source.Place is { } site ? Distance.Km(home.Lat, home.Lon, site.Lat, site.Lon) : null;
}

/// <summary>An opening with what every person is asked worked out once.</summary>
internal sealed class PreparedOpening(Opening source, NormalisedLanguages languages, PreparedPay pay)
{
    private readonly NormalisedLanguages _languages = languages;

    public PreparedOpening(Opening source) : this(source, NormalisedLanguages.Of(source), new(source)) { }

    public Opening Source { get; } = source;
    public PreparedPay Pay { get; } = pay;
    public OpeningLanguage[] Languages => _languages.All;
    public OpeningLanguage[] RequiredLanguages => _languages.Required;
}

/// <summary>An opening's languages by their primary tags.</summary>
internal sealed record NormalisedLanguages(OpeningLanguage[] All, OpeningLanguage[] Required)
{
    public static NormalisedLanguages Of(Opening opening)
    {
        OpeningLanguage[] all = [.. opening.Languages.Select(l => l with { Tag = LanguageTag.Primary(l.Tag) })];
        return new(all, [.. all.Where(l => l.Required)]);
    }
}

/// <summary>What an opening pays by the hour, worked out once a day.</summary>
internal sealed class PreparedPay(Opening opening)
{
    private readonly (PayRange? Range, double? Hours) _pay = (opening.Pay, opening.HoursPerWeek);
    private volatile OfDay? _known;

    private sealed record OfDay(DateOnly Day, (double Low, double Best)? Hourly);

    /// <summary>In US dollars; null where it isn't known, or in what currency's dollars.</summary>
    public (double Low, double Best)? Hourly(DateOnly today)
    {
        if (_pay.Range is not { } range) return null;
        if (_known is { } known && known.Day == today) return known.Hourly;
        var hourly = In(range.Min) is { } low && In(range.Best) is { } best ? (low, best) : ((double, double)?)null;
        _known = new(today, hourly);
        return hourly;

        double? In(decimal amount) => (double?)PayRate.Hourly(new Pay(amount, range.Currency, range.Per), _pay.Hours, today);
    }
}

/// <summary>Prepares openings; those that name the same languages or pay the same share what is made of it.</summary>
internal sealed class SharedParts
{
    private static readonly NormalisedLanguages NoLanguages = new([], []);
    private static readonly PreparedPay NoPay = new(new Opening { Id = "", EmployerId = "" });
    private readonly Dictionary<string, NormalisedLanguages> _languages = new(StringComparer.Ordinal);
    private readonly Dictionary<(PayRange, double?), PreparedPay> _pays = [];

    public PreparedOpening Prepare(Opening opening) => new(opening, LanguagesOf(opening), PayOf(opening));

    private NormalisedLanguages LanguagesOf(Opening opening)
    {
        if (opening.Languages.Count == 0) return NoLanguages;
        var key = string.Join('\n', opening.Languages.Select(l => $"{l.Tag} {l.Level} {l.Required}"));
        if (!_languages.TryGetValue(key, out var languages)) _languages[key] = languages = NormalisedLanguages.Of(opening);
        return languages;
    }

    private PreparedPay PayOf(Opening opening)
    {
        if (opening.Pay is null) return NoPay;
        if (!_pays.TryGetValue((opening.Pay, opening.HoursPerWeek), out var pay)) _pays[(opening.Pay, opening.HoursPerWeek)] = pay = new(opening);
        return pay;
    }
}
