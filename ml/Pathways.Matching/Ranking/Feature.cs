namespace Pathways.Matching;

/// <summary>What belongs together when a reason is taken away.</summary>
internal enum FeatureGroup
{
    RequiredSkills, WelcomeSkills, Occupation, Wants, Pay, Closeness, Schedule, Language, Learning, Credentials, Education, Provided, Freshness, Employer, Other,
}

/// <summary>
/// The features, by their place in the vector. All are centred so that 0 says nothing either way; what the person
/// weighs is multiplied by that weight, so that a weight of 0 silences it. None of them is a protected
/// characteristic or a detail of immigration.
/// </summary>
internal static class Feature
{
    // Skills and pay. Each of these never falls when pay rises or a skill is added, its weight is never negative, and no tree looks at it.
    public const int RequiredCoverage = 0, RequiredWeakest = 1, SpecificMissing = 2, WelcomeCoverage = 3, OccupationSkills = 4, Pay = 5;

    // The rest. None of these depends on the person's skills or on pay.
    public const int Experience = 6, Wants = 7, Closeness = 8, Remote = 9, Hours = 10, FewHours = 11, OddTimes = 12,
        LanguageGap = 13, LanguageUse = 14, TextUnknown = 15, Training = 16, Course = 17, Credentials = 18,
        EducationGap = 19, Provided = 20, Freshness = 21, SpecificRequired = 22, Lasting = 23, EmployerRecord = 24;

    public const int AdditiveCount = 6;
    public const int Count = 25;

    private static readonly (string Name, FeatureGroup Group)[] All =
    [
        ("required-coverage", FeatureGroup.RequiredSkills), ("required-weakest", FeatureGroup.RequiredSkills),
        ("specific-missing", FeatureGroup.RequiredSkills), ("welcome-coverage", FeatureGroup.WelcomeSkills),
        ("occupation-skills", FeatureGroup.Occupation), ("pay", FeatureGroup.Pay),
        ("experience", FeatureGroup.Occupation), ("wants", FeatureGroup.Wants),
        ("closeness", FeatureGroup.Closeness), ("remote", FeatureGroup.Closeness),
        ("hours", FeatureGroup.Schedule), ("few-hours", FeatureGroup.Schedule), ("odd-times", FeatureGroup.Schedule),
        ("language-gap", FeatureGroup.Language), ("language-use", FeatureGroup.Language), ("text-unknown", FeatureGroup.Language),
        ("training", FeatureGroup.Learning), ("course", FeatureGroup.Learning),
        ("credentials", FeatureGroup.Credentials), ("education-gap", FeatureGroup.Education),
        ("provided", FeatureGroup.Provided), ("freshness", FeatureGroup.Freshness),
        ("specific-required", FeatureGroup.Other), ("lasting", FeatureGroup.Other), ("employer-record", FeatureGroup.Employer),
    ];

    public static string NameOf(int feature) => All[feature].Name;

    public static FeatureGroup GroupOf(int feature) => All[feature].Group;

    /// <exception cref="KeyNotFoundException">No feature has this name.</exception>
    public static int ByName(string name)
    {
        var index = Array.FindIndex(All, f => f.Name == name);
        return index >= 0 ? index : throw new KeyNotFoundException($"There is no feature '{name}'.");
    }
}
