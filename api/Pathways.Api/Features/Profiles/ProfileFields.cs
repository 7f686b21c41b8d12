using Pathways.Api.Vault;
using Pathways.Matching;

namespace Pathways.Api.Features.Profiles;

/// <summary>How the parts of a profile lie in the vault: each sealed by itself, so that each can be granted by itself.</summary>
internal static class ProfileFields
{
    public static IReadOnlySet<PersonalField> All { get; } = Write(new Profile()).Keys.ToHashSet();

    public static Dictionary<PersonalField, object?> Write(Profile profile) => new()
    {
        [PersonalField.DisplayName] = profile.DisplayName,
        [PersonalField.Skills] = profile.Skills,
        [PersonalField.Languages] = profile.Languages,
        [PersonalField.Experience] = profile.Experience,
        [PersonalField.Education] = profile.Education,
        [PersonalField.Certificates] = profile.Certificates,
        [PersonalField.Place] = profile.Place,
        [PersonalField.Availability] = profile.Availability,
        [PersonalField.Pay] = profile.MinPay,
        [PersonalField.Wants] = profile.Wants,
        [PersonalField.Avoids] = profile.Avoids,
        [PersonalField.Weights] = profile.Weights,
    };

    public static Profile Read(OpenedFields opened) => new()
    {
        DisplayName = opened.Get<string>(PersonalField.DisplayName),
        Skills = opened.Get<IReadOnlyList<ProfileSkill>>(PersonalField.Skills),
        Languages = opened.Get<IReadOnlyList<ProfileLanguage>>(PersonalField.Languages),
        Experience = opened.Get<IReadOnlyList<ProfileExperience>>(PersonalField.Experience),
        Education = opened.Get<EducationLevel?>(PersonalField.Education),
        Certificates = opened.Get<IReadOnlyList<ProfileCertificate>>(PersonalField.Certificates),
        Place = opened.Get<ProfilePlace>(PersonalField.Place),
        Availability = opened.Get<IReadOnlyList<string>>(PersonalField.Availability),
        MinPay = opened.Get<ProfilePay>(PersonalField.Pay),
        Wants = opened.Get<IReadOnlyList<string>>(PersonalField.Wants),
        Avoids = opened.Get<AvoidList>(PersonalField.Avoids),
        Weights = opened.Get<ProfileWeights>(PersonalField.Weights),
    };

    /// <summary>Own words without the blanks around them, and nothing where nothing is left.</summary>
    public static Profile Tidy(Profile profile) => profile with
    {
        DisplayName = Text(profile.DisplayName),
        Experience = profile.Experience is null ? null : [.. profile.Experience.Select(time => time with { Title = Text(time.Title) })],
        Certificates = profile.Certificates is null ? null : [.. profile.Certificates.Select(card => card with { Title = Text(card.Title), From = Text(card.From) })],
        Place = profile.Place is { } place ? place with { Name = Text(place.Name) } : null,
    };

    private static string? Text(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
