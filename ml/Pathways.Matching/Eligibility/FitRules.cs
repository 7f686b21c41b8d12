namespace Pathways.Matching;

/// <summary>Pay at its best against the person's minimum, both by the hour and in one currency. A currency without a rate hides nothing.</summary>
internal sealed class MinimumPayRule : IEligibilityRule
{
    public string Code => RuleCodes.PayBelowMinimum;
    public bool Allows(PreparedPerson person, PreparedOpening opening, DateOnly today)
    {
        if (person.Source.MinPay is not { } least || opening.Source.Pay is not { } pay) return true;
        if (least.Currency == pay.Currency && least.Per == pay.Per) return pay.Best >= least.Amount;
        var hours = opening.Source.HoursPerWeek;
        return PayRate.Hourly(least, hours, today) is not { } wanted
            || PayRate.Hourly(new Pay(pay.Best, pay.Currency, pay.Per), hours, today) is not { } offered
            || offered >= wanted;
    }
}

/// <summary>Every shift lies within the person's availability. A remote opening's shifts too, in the person's own time.</summary>
internal sealed class ShiftsRule : IEligibilityRule
{
    public string Code => RuleCodes.ShiftNotAvailable;
    public bool Allows(PreparedPerson person, PreparedOpening opening, DateOnly today) => person.Free.Holds(opening.Source.Shifts);
}

/// <summary>The worksite is within the person's reach, as the crow flies; a remote opening always is.</summary>
internal sealed class DistanceRule : IEligibilityRule
{
    public string Code => RuleCodes.TooFar;
    public bool Allows(PreparedPerson person, PreparedOpening opening, DateOnly today)
    {
        if (opening.Source.Remote || person.ReachKm is not { } reach) return true;
        return person.KmTo(opening) is not { } km || km <= reach;
    }
}

/// <summary>A required language is at most one CEFR level above the person's; one not listed counts as one below A1.</summary>
internal sealed class LanguageRule : IEligibilityRule
{
    public string Code => RuleCodes.LanguageAboveLevel;
    public bool Allows(PreparedPerson person, PreparedOpening opening, DateOnly today)
    {
        if (person.Languages.Count == 0) return true;
        foreach (var language in opening.RequiredLanguages)
            if (language.Level - person.LevelOf(language.Tag) > 1) return false;
        return true;
    }
}

/// <summary>A credential that the law asks for: the person holds it, or the employer provides it.</summary>
internal sealed class CredentialRule : IEligibilityRule
{
    public string Code => RuleCodes.CredentialMissing;
    public bool Allows(PreparedPerson person, PreparedOpening opening, DateOnly today)
    {
        if (person.Credentials is not { } held) return true;
        foreach (var wanted in opening.Source.Credentials)
            if (wanted is { RequiredByLaw: true, ProvidedByEmployer: false } && !held.Contains(wanted.Credential)) return false;
        return true;
    }
}
