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
internal sealed class PreparedOpening
{
    public PreparedOpening(Opening source) : this(source, NormalisedLanguages.Of(source)) { }

    public PreparedOpening(Opening source, NormalisedLanguages languages) => (Source, _languages) = (source, languages);

    private readonly NormalisedLanguages _languages;

    public Opening Source { get; }
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

/// <summary>Prepares openings; those that name the same languages share them.</summary>
internal sealed class SharedLanguages
{
    private static readonly NormalisedLanguages None = new([], []);
    private readonly Dictionary<string, NormalisedLanguages> _known = new(StringComparer.Ordinal);

    public PreparedOpening Prepare(Opening opening)
    {
        if (opening.Languages.Count == 0) return new(opening, None);
        var key = string.Join('\n', opening.Languages.Select(l => $"{l.Tag} {l.Level} {l.Required}"));
        if (!_known.TryGetValue(key, out var languages)) _known[key] = languages = NormalisedLanguages.Of(opening);
        return new(opening, languages);
    }
}
