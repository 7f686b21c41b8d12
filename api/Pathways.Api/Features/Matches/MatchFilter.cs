using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Places;
using Pathways.Api.Http;
using Pathways.Matching;
using Conditions = Pathways.Api.Features.Openings.WorkCondition;
using OpeningKind = Pathways.Matching.OpeningKind;

namespace Pathways.Api.Features.Matches;

/// <summary>Times at which somebody does not want to work this once; the profile's availability holds anyway.</summary>
public enum WorkTime { Evenings, Nights, Weekends }

/// <summary>What to look for among a person's openings. Everything may be left out; what is there has to hold together.</summary>
/// <param name="Text">Words that all have to be there: in the title, the duties, the occupation, the place's name or the employer's name.</param>
/// <param name="Work">Taxonomy id of an occupation, or of a group of them.</param>
/// <param name="Place">A ZIP code, a town or a district; openings within <paramref name="Km"/> of it, and those that are done from home.</param>
/// <param name="Km">Kilometres around the place, as the crow flies; 40 when left out.</param>
/// <param name="MinPay">US dollars an hour that the pay reaches.</param>
/// <param name="NotDuring">None of the opening's fixed times lies there.</param>
/// <param name="Without">Conditions that the opening does not come with.</param>
public sealed record MatchFilter(string? Text = null, OpeningKind? Kind = null, string? Work = null, string? Place = null, double? Km = null,
    decimal? MinPay = null, IReadOnlyList<WorkTime>? NotDuring = null, IReadOnlyList<Conditions>? Without = null)
{
    /// <summary>True when nothing is asked for.</summary>
    public bool IsEmpty => this is { Text: null or "", Kind: null, Work: null or "", Place: null or "", Km: null, MinPay: null, NotDuring: null or { Count: 0 }, Without: null or { Count: 0 } };
}

/// <summary>Finds the openings that a filter means.</summary>
internal sealed class MatchFilters(OpeningService openings, PlaceService places, Taxonomy taxonomy)
{
    private const double DefaultKm = 40;

    /// <summary>The ids of the openings that fit; null where nothing is asked for; or all that is wrong with the filter.</summary>
    public async Task<(IReadOnlySet<string>? Ids, ProblemHttpResult? Refusal)> FindAsync(MatchFilter filter, RankedOpenings among, CancellationToken stop)
    {
        if (filter.IsEmpty)
            return (null, null);
        var centre = filter.Place is { Length: > 0 } text ? places.Find(text, 1) is [var first] ? first : null : null;
        if (FaultsOf(filter, centre) is { } refusal)
            return (null, refusal);
        var km = filter.Km ?? DefaultKm;
        var worded = (await openings.WithWordsAsync(filter.Text, stop))?.ToHashSet();
        return (among.ById.Values.Where(listed => (worded is null || worded.Contains(listed.View.Id)) && (centre is null || listed.View.Remote || Distance.Km(centre.Lat, centre.Lon, listed.View.Place.Lat, listed.View.Place.Lon) <= km)
            && Fits(filter, listed, among.Day)).Select(listed => listed.View.Id).ToHashSet(), null);
    }

    private bool Fits(MatchFilter filter, ListedOpening listed, DateOnly day) =>
        (filter.Kind is null || listed.View.Kind == filter.Kind)
        && (filter.Work is null or "" || IsWork(listed.View.Occupation, filter.Work))
        && (filter.MinPay is null || HourlyOf(listed.Ranked, day) >= filter.MinPay)
        && (filter.NotDuring ?? []).All(time => (listed.Ranked.Shifts.Bits & SlotsOf(time).Bits) == 0)
        && !(filter.Without ?? []).Intersect(listed.View.Conditions).Any();

    private bool IsWork(string? occupation, string wanted) =>
        occupation is not null && (occupation == wanted || taxonomy.Find(ConceptType.Occupation, occupation)?.Group == wanted);

    private static decimal? HourlyOf(Pathways.Matching.Opening opening, DateOnly day) =>
        opening.Pay is { } pay ? PayRate.Hourly(new(pay.Best, pay.Currency, pay.Per), opening.HoursPerWeek, day) : null;

    private static WeekSlots SlotsOf(WorkTime time) => WeekSlots.Parse(WeekSlots.Names.Where(name => time switch
    {
        WorkTime.Evenings => name.EndsWith("-evening", StringComparison.Ordinal),
        WorkTime.Nights => name.EndsWith("-night", StringComparison.Ordinal),
        _ => name.StartsWith("sat-", StringComparison.Ordinal) || name.StartsWith("sun-", StringComparison.Ordinal),
    }));

    private ProblemHttpResult? FaultsOf(MatchFilter filter, Place? centre)
    {
        var faults = new Faults();
        faults.Unless(filter.Place is null or "" || centre is not null, "place", "This place is not known. A ZIP code, a town or a district is enough.");
        faults.Unless(filter.Km is null || filter.Place is { Length: > 0 }, "km", "This needs a place to count from.");
        faults.Unless(filter.Work is null or "" || taxonomy.Find(filter.Work) is { Type: ConceptType.Occupation or ConceptType.Group }, "work", "This should be the id of an occupation or of a group of them.");
        return faults.None ? null : Problems.Faults(faults.All());
    }
}
