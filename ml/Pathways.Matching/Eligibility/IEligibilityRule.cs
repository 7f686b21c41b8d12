namespace Pathways.Matching;

/// <summary>
/// A hard rule: an opening that breaks it isn't shown to this person. Written by hand, never learned; what isn't
/// known on either side never breaks one.
/// </summary>
internal interface IEligibilityRule
{
    /// <summary>One of <see cref="RuleCodes"/>.</summary>
    string Code { get; }

    bool Allows(PreparedPerson person, PreparedOpening opening, DateOnly today);
}

/// <summary>Names of the hard rules, as <see cref="Matcher.Allowed"/> gives them.</summary>
public static class RuleCodes
{
    public const string NotLive = "not-live";
    public const string EmployerNotApproved = "employer-not-approved";
    public const string AvoidedKind = "avoided-kind";
    public const string AvoidedEmployer = "avoided-employer";
    public const string AvoidedArea = "avoided-area";
    public const string WorkAuthorisation = "work-authorisation";
    public const string PayBelowMinimum = "pay-below-minimum";
    public const string ShiftNotAvailable = "shift-not-available";
    public const string TooFar = "too-far";
    public const string LanguageAboveLevel = "language-above-level";
    public const string CredentialMissing = "credential-missing";
    public const string ApplicationsClosed = "applications-closed";
    public const string ConditionRuledOut = "condition-ruled-out";
}
