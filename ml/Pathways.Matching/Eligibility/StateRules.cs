namespace Pathways.Matching;

/// <summary>Only a published opening is shown.</summary>
internal sealed class LiveRule : IEligibilityRule
{
    public string Code => RuleCodes.NotLive;
    public bool Allows(PreparedPerson person, PreparedOpening opening, DateOnly today) => opening.Source.Live;
}

/// <summary>Only an employer who passed vetting is shown.</summary>
internal sealed class EmployerApprovedRule : IEligibilityRule
{
    public string Code => RuleCodes.EmployerNotApproved;
    public bool Allows(PreparedPerson person, PreparedOpening opening, DateOnly today) => opening.Source.EmployerApproved;
}

/// <summary>The last day to apply is still open.</summary>
internal sealed class LastDayToApplyRule : IEligibilityRule
{
    public string Code => RuleCodes.ApplicationsClosed;
    public bool Allows(PreparedPerson person, PreparedOpening opening, DateOnly today) =>
        opening.Source.LastDayToApply is not { } last || today <= last;
}

/// <summary>A condition that the person won't take.</summary>
internal sealed class ConditionsRule : IEligibilityRule
{
    public string Code => RuleCodes.ConditionRuledOut;
    public bool Allows(PreparedPerson person, PreparedOpening opening, DateOnly today) =>
        (person.Source.RuledOut & opening.Source.Conditions) == Conditions.None;
}

/// <summary>
/// Permission to work on the day the work starts (today, where the start is past or open). Only a certain no hides.
/// Training and courses are not work.
/// </summary>
internal sealed class WorkAuthorisationRule : IEligibilityRule
{
    public string Code => RuleCodes.WorkAuthorisation;

    public bool Allows(PreparedPerson person, PreparedOpening opening, DateOnly today)
    {
        if (person.Source.WorkAuthorisation is not { } ask) return true;
        if (opening.Source.Kind is OpeningKind.Training or OpeningKind.Course) return true;
        var start = opening.Source.Start is { } day && day > today ? day : today;
        return ask(start) != WorkAnswer.No;
    }
}
