using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using Pathways.Api.Features.Consent;
using Pathways.Api.Features.Permits;
using Pathways.Api.Features.Profiles;
using Pathways.Api.Vault;
using Pathways.Matching;

namespace Pathways.Web;

/// <summary>What somebody shares, or would share, in words: every field by its name, with what stands in it.</summary>
public sealed class SharedWords(Taxonomy taxonomy, WeekWords week, JobWords jobs, IStringLocalizer<SharedWords> texts)
{
    /// <summary>A field's name, like "What they can do".</summary>
    public string NameOf(PersonalField field) => texts["field." + field];

    /// <summary>What stands in a field, a line each; nothing where it is empty.</summary>
    public IReadOnlyList<string> LinesOf(SharedFields shared, PersonalField field) => [.. Read(shared, field).OfType<string>()];

    private IEnumerable<string?> Read(SharedFields shared, PersonalField field) => field switch
    {
        PersonalField.DisplayName => [shared.Get<string>(field)],
        PersonalField.Skills => (shared.Get<IReadOnlyList<ProfileSkill>>(field) ?? []).OrderByDescending(skill => skill.Level).Select(skill => texts["Pair", Label(skill.Id), texts["level." + skill.Level]].Value),
        PersonalField.Languages => (shared.Get<IReadOnlyList<ProfileLanguage>>(field) ?? []).Select(language => texts["Pair", JobWords.LanguageName(language.Tag), jobs.Level(language.Level)].Value),
        PersonalField.Experience => (shared.Get<IReadOnlyList<ProfileExperience>>(field) ?? []).Select(Before),
        PersonalField.Education => [shared.Get<EducationLevel?>(field) is { } level ? jobs.Of(level) : null],
        PersonalField.Certificates => (shared.Get<IReadOnlyList<ProfileCertificate>>(field) ?? []).Select(card => card.Title ?? Label(card.Id!)),
        PersonalField.Availability => [shared.Get<IReadOnlyList<string>>(field) is { Count: > 0 } slots ? week.Of(slots) : null],
        PersonalField.Place => [PlaceOf(shared.Get<ProfilePlace>(field))],
        PersonalField.Pay => [shared.Get<ProfilePay>(field) is { } pay ? texts["PayFrom." + pay.Per, Money.Of(pay.Amount, pay.Currency)].Value : null],
        PersonalField.Wants => (shared.Get<IReadOnlyList<string>>(field) ?? []).Select(Label),
        PersonalField.Avoids => AvoidsOf(shared.Get<AvoidList>(field)),
        PersonalField.PermitLastDay => (shared.Get<IReadOnlyList<PermitView>>(field) ?? []).Select(permit => permit.LastDay is { } last ? Day(last) : null),
        PersonalField.PermitDetails => (shared.Get<IReadOnlyList<PermitView>>(field) ?? []).SelectMany(DetailsOf),
        PersonalField.Contact => shared.Fields.TryGetValue(field, out var plan) ? ContactOf(plan) : [],
        _ => [],
    };

    private string Before(ProfileExperience time) => time.Months > 0
        ? texts["Pair", time.Title ?? Label(time.Occupation!), texts["Months", time.Months]]
        : time.Title ?? Label(time.Occupation!);

    private string? PlaceOf(ProfilePlace? place) =>
        place?.Name is not { } name ? null : place.MaxKm is { } km ? texts["PlaceWithin", name, km] : name;

    /// <summary>Employers and places by number: who they are is the person's alone.</summary>
    private IEnumerable<string?> AvoidsOf(AvoidList? avoids) =>
    [
        .. (avoids?.Kinds ?? []).Select(Label),
        avoids?.Employers is { Count: > 0 } employers ? texts["Employers", employers.Count].Value : null,
        avoids?.Areas is { Count: > 0 } areas ? texts["Areas", areas.Count].Value : null,
    ];

    private IEnumerable<string?> DetailsOf(PermitView permit) =>
    [
        permit.Jurisdiction,
        permit.Category,
        permit.FirstDay is { } first ? texts["FirstDay", Day(first)].Value : null,
        permit.RenewalFiledOn is { } filed ? texts["RenewalFiled", Day(filed)].Value : null,
        permit.RenewalDecidedOn is { } decided ? texts["RenewalDecided", Day(decided)].Value : null,
    ];

    /// <summary>The parts of a safe-contact plan that tell somebody how to write.</summary>
    private IEnumerable<string?> ContactOf(JsonElement plan) =>
    [
        plan.TryGetProperty("hours", out var hours) && hours.ValueKind == JsonValueKind.Object ? texts["ContactHours", hours.GetProperty("from").GetString()![..5], hours.GetProperty("to").GetString()![..5]].Value : null,
        plan.TryGetProperty("timeZone", out var zone) ? zone.GetString() : null,
        plan.TryGetProperty("senderName", out var sender) && sender.GetString() is { Length: > 0 } name ? texts["Sender", name].Value : null,
    ];

    private string Label(string id) => taxonomy.Label(id, CultureInfo.CurrentUICulture.Name);

    private static string Day(DateOnly day) => day.ToString("D", CultureInfo.CurrentCulture);
}
