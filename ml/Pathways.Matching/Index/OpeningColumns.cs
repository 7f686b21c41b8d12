namespace Pathways.Matching;

/// <summary>
/// What hard rules look at, column by column. <see cref="Allowed"/> gives exactly what <see cref="EligibilityRules"/> gives opening
/// by opening: each rule is asked itself, but once for all openings that are the same to it.
/// </summary>
internal sealed class OpeningColumns
{
    private readonly PreparedOpening[] _openings;
    private readonly PlaceCells _cells;
    private readonly RuleColumn[] _columns;
    private readonly PayColumn _pay;
    private readonly float[] _lat, _lon;
    private readonly Dictionary<string, List<int>> _byEmployer = new(StringComparer.Ordinal);
    private readonly DistanceRule _distance = new();
    private readonly AvoidedAreaRule _areas = new();

    /// <param name="openings">In the order of their <see cref="PlaceCells.CellOf"/>.</param>
    public OpeningColumns(PreparedOpening[] openings)
    {
        _openings = openings;
        _cells = new(Array.ConvertAll(openings, o => PlaceCells.CellOf(o.Source)));
        (_lat, _lon) = (Array.ConvertAll(openings, o => (float)(o.Source.Place?.Lat ?? 0)), Array.ConvertAll(openings, o => (float)(o.Source.Place?.Lon ?? 0)));
        _pay = new(openings);
        _columns =
        [
            RuleColumn.Of(openings, o => (o.Source.Live, o.Source.EmployerApproved), new LiveRule(), new EmployerApprovedRule()),
            RuleColumn.Of(openings, o => o.Source.Shifts.Bits, new ShiftsRule()),
            RuleColumn.Of(openings, o => string.Join('\n', o.RequiredLanguages.Select(l => $"{l.Tag} {l.Level}")), new LanguageRule()),
            RuleColumn.Of(openings, o => string.Join('\n', o.Source.Credentials.Where(c => c is { RequiredByLaw: true, ProvidedByEmployer: false }).Select(c => c.Credential)), new CredentialRule()),
            RuleColumn.Of(openings, o => string.Join('\n', o.Source.Kinds), new AvoidedKindRule()),
            RuleColumn.Of(openings, o => o.Source.Conditions, new ConditionsRule()),
            RuleColumn.Of(openings, o => o.Source.LastDayToApply ?? DateOnly.MaxValue, new LastDayToApplyRule()),
            RuleColumn.Of(openings, o => (o.Source.Kind is OpeningKind.Training or OpeningKind.Course, o.Source.Start), new WorkAuthorisationRule()),
        ];
        for (var place = 0; place < openings.Length; place++)
        {
            AddEmployer(openings[place].Source.EmployerId, place);
            if (openings[place].Source.EmployerHash is { } hash) AddEmployer(hash, place);
        }
    }

    /// <summary>Fills a set with the openings that all hard rules allow a person.</summary>
    public void Allowed(PreparedPerson person, DateOnly today, OpeningSet into)
    {
        WithinReach(person, today, into);
        _pay.Restrict(into, person, today);
        foreach (var column in _columns) column.Restrict(into, person, today);
        foreach (var employer in person.AvoidedEmployers)
            if (_byEmployer.TryGetValue(employer, out var places))
                foreach (var place in places) into.Remove(place);
        foreach (var area in person.Source.Avoids.Areas) Leave(area, person, today, into);
        into.Recount();
    }

    private void WithinReach(PreparedPerson person, DateOnly today, OpeningSet into)
    {
        into.Reset(_openings.Length);
        if (person.ReachKm is not { } reach || person.Source.Place is not { } home) into.AddRange(0, _openings.Length);
        else
        {
            into.AddRange(0, _cells.EndOfAnywhere);
            var circle = new Circle(home.Lat, home.Lon, reach);
            foreach (var (from, to, allInside) in _cells.Near(home.Lat, home.Lon, reach))
            {
                into.AddRange(from, to);
                for (var place = from; place < to && !allInside; place++)
                    if (!IsWithin(circle, place, person, today)) into.Remove(place);
            }
        }
        into.Recount();
    }

    private bool IsWithin(in Circle circle, int place, PreparedPerson person, DateOnly today) =>
        (circle.IsRough && place >= _cells.EndOfOffTheMap ? circle.Holds(_lat[place], _lon[place]) : null) ?? _distance.Allows(person, _openings[place], today);

    private void Leave(Area area, PreparedPerson person, DateOnly today, OpeningSet set)
    {
        foreach (var (from, to, _) in _cells.Near(area.Lat, area.Lon, area.Km))
            for (var place = from; place < to; place++)
                if (!_areas.Allows(person, _openings[place], today)) set.Remove(place);
    }

    private void AddEmployer(string employer, int place)
    {
        if (!_byEmployer.TryGetValue(employer, out var places)) _byEmployer[employer] = places = [];
        places.Add(place);
    }
}
