using Pathways.Api.Features.Profiles;
using Pathways.Matching;
using RankedOpening = Pathways.Api.Features.Openings.RankedOpening;

namespace Pathways.Api.Features.Matches;

/// <summary>A profile in the form in which openings are matched with it.</summary>
internal static class PersonOf
{
    public static Person Profile(Profile profile, RankedOpenings ranked) => new()
    {
        Skills = [.. (profile.Skills ?? []).Select(skill => new PersonSkill(skill.Id, skill.Level))],
        Languages = [.. (profile.Languages ?? []).Select(language => new SpokenLanguage(language.Tag, Enum.Parse<Cefr>(language.Level)))],
        Experience = [.. (profile.Experience ?? []).Where(time => time.Occupation is not null).Select(time => new Experience(time.Occupation!, time.Months))],
        Education = profile.Education,
        Credentials = Credentials(profile.Certificates),
        Place = profile.Place is { Lat: { } lat, Lon: { } lon } place ? new(lat, lon, place.MaxKm, place.Travel) : null,
        Availability = profile.Availability is { Count: > 0 } slots ? WeekSlots.Parse(slots) : null,
        MinPay = profile.MinPay is { } pay ? new(pay.Amount, pay.Currency, pay.Per) : null,
        Wants = profile.Wants ?? [],
        Avoids = profile.Avoids is { } avoids ? Avoided(avoids, ranked) : Avoids.Nothing,
        RuledOut = RankedOpening.FlagsOf(profile.Avoids?.Conditions ?? []),
        Weights = profile.Weights is { } weights
            ? new(weights.Pay ?? 1, weights.Closeness ?? 1, weights.Schedule ?? 1, weights.Learning ?? 1, weights.Language ?? 1)
            : new(),
    };

    /// <summary>A certificate known by its title alone may be the one that is asked for: then nothing is hidden for want of one.</summary>
    private static List<string>? Credentials(IReadOnlyList<ProfileCertificate>? certificates) =>
        certificates is null || certificates.Any(card => card.Id is null) ? null : [.. certificates.Select(card => card.Id!)];

    private static Avoids Avoided(AvoidList avoids, RankedOpenings ranked) => new(
        [.. avoids.Kinds ?? []],
        [.. (avoids.Employers ?? []).SelectMany(ranked.EmployersOf)],
        [.. (avoids.Areas ?? []).Select(area => new Area(area.Lat, area.Lon, area.Km))]);
}
