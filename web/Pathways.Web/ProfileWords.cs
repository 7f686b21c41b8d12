using System.Globalization;
using Microsoft.Extensions.Localization;
using Pathways.Api.Features.Profiles;
using Pathways.Matching;

namespace Pathways.Web;

/// <summary>What stands in a profile, in a few lines for its owner.</summary>
public sealed class ProfileWords(Taxonomy taxonomy, WeekWords week, JobWords jobs, IStringLocalizer<ProfileWords> texts)
{
    private const int Shown = 8;

    /// <summary>Names of skills, the first few.</summary>
    public IReadOnlyList<string> Skills(Profile profile) => Listed(profile.Skills?.Select(skill => Label(skill.Id)));

    /// <summary>Languages with their levels.</summary>
    public IReadOnlyList<string> Languages(Profile profile) =>
        Listed(profile.Languages?.Select(language => texts["Language", JobWords.LanguageName(language.Tag), jobs.Level(language.Level)].Value));

    /// <summary>Times, place and pay.</summary>
    public IReadOnlyList<string> WhenAndWhere(Profile profile) => [.. new[]
    {
        profile.Availability is { Count: > 0 } slots ? week.Of(slots) : null,
        profile.Place?.Name is { } place ? profile.Place.MaxKm is { } km ? texts["PlaceWithin", place, km].Value : place : null,
        profile.MinPay is { } pay ? texts["PayFrom." + pay.Per, Money.Of(pay.Amount, pay.Currency)].Value : null,
    }.OfType<string>()];

    /// <summary>What the person would like.</summary>
    public IReadOnlyList<string> Wishes(Profile profile) => Listed(profile.Wants?.Select(Label));

    /// <summary>What the person does not want; employers and places by number only, as somebody may look over a shoulder.</summary>
    public IReadOnlyList<string> Avoids(Profile profile) => [.. Listed(profile.Avoids?.Kinds?.Select(Label)), .. new[]
    {
        profile.Avoids?.Employers is { Count: > 0 } employers ? texts["Employers", employers.Count].Value : null,
        profile.Avoids?.Areas is { Count: > 0 } areas ? texts["Areas", areas.Count].Value : null,
    }.OfType<string>()];

    /// <summary>Name, school, what was done before, papers.</summary>
    public IReadOnlyList<string> More(Profile profile) => [.. new[]
    {
        profile.DisplayName,
        profile.Education is { } level and not EducationLevel.None ? jobs.Of(level) : null,
        Listed(profile.Experience?.Select(time => time.Title ?? Label(time.Occupation!))).FirstOrDefault(),
        Listed(profile.Certificates?.Select(card => card.Title ?? Label(card.Id!))).FirstOrDefault(),
    }.OfType<string>()];

    private string Label(string id) => taxonomy.Label(id, CultureInfo.CurrentUICulture.Name);

    /// <summary>At most a few names in one line, and how many more there are.</summary>
    private List<string> Listed(IEnumerable<string>? names)
    {
        var all = names?.ToList() ?? [];
        if (all.Count == 0)
            return [];
        var line = string.Join(texts["Comma"], all.Take(Shown));
        return [all.Count > Shown ? texts["AndMore", line, all.Count - Shown] : line];
    }
}
