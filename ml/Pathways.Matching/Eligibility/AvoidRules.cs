namespace Pathways.Matching;

/// <summary>A kind of work that the person avoids. Compares ids alone: words were resolved when they were written.</summary>
internal sealed class AvoidedKindRule : IEligibilityRule
{
    public string Code => RuleCodes.AvoidedKind;
    public bool Allows(PreparedPerson person, PreparedOpening opening, DateOnly today)
    {
        if (person.AvoidedKinds.Count == 0) return true;
        foreach (var kind in opening.Source.Kinds)
            if (person.AvoidedKinds.Contains(kind)) return false;
        return true;
    }
}

/// <summary>An employer that the person avoids, by id or by the keyed hash of its name.</summary>
internal sealed class AvoidedEmployerRule : IEligibilityRule
{
    public string Code => RuleCodes.AvoidedEmployer;
    public bool Allows(PreparedPerson person, PreparedOpening opening, DateOnly today) =>
        !person.AvoidedEmployers.Contains(opening.Source.EmployerId)
        && (opening.Source.EmployerHash is not { } hash || !person.AvoidedEmployers.Contains(hash));
}

/// <summary>A worksite within a circle that the person stays away from.</summary>
internal sealed class AvoidedAreaRule : IEligibilityRule
{
    public string Code => RuleCodes.AvoidedArea;
    public bool Allows(PreparedPerson person, PreparedOpening opening, DateOnly today)
    {
        if (opening.Source.Remote || opening.Source.Place is not { } site) return true;
        foreach (var area in person.Source.Avoids.Areas)
            if (Distance.Km(area.Lat, area.Lon, site.Lat, site.Lon) <= area.Km) return false;
        return true;
    }
}
