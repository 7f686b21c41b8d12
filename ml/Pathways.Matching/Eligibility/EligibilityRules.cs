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

    public static IReadOnlyList<string> Broken(PreparedPerson person, PreparedOpening opening, DateOnly today) =>
        [.. All.Where(rule => !rule.Allows(person, opening, today)).Select(rule => rule.Code)];
}
