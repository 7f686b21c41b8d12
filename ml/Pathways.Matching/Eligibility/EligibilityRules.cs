namespace Pathways.Matching;

/// <summary>All hard rules, those that are cheap and hide most first.</summary>
internal static class EligibilityRules
{
    public static IReadOnlyList<IEligibilityRule> All { get; } =
    [
        new LiveRule(), new EmployerApprovedRule(), new LastDayToApplyRule(), new ShiftsRule(), new DistanceRule(),
        new MinimumPayRule(), new LanguageRule(), new CredentialRule(), new AvoidedKindRule(), new AvoidedEmployerRule(),
        new AvoidedAreaRule(), new ConditionsRule(), new WorkAuthorisationRule(),
    ];

    public static bool Allow(PreparedPerson person, PreparedOpening opening, DateOnly today)
    {
        foreach (var rule in All)
            if (!rule.Allows(person, opening, today)) return false;
        return true;
    }

    /// <summary>More than one rule is broken.</summary>
    public const string Several = "several";

    /// <summary>The one rule that is broken, <see cref="Several"/>, or null when the opening is allowed.</summary>
    public static string? OneBroken(PreparedPerson person, PreparedOpening opening, DateOnly today)
    {
        string? broken = null;
        foreach (var rule in All)
        {
            if (rule.Allows(person, opening, today)) continue;
            if (broken is not null) return Several;
            broken = rule.Code;
        }
        return broken;
    }

    public static IReadOnlyList<string> Broken(PreparedPerson person, PreparedOpening opening, DateOnly today) =>
        [.. All.Where(rule => !rule.Allows(person, opening, today)).Select(rule => rule.Code)];
}
