using System.Text.Json;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;

namespace Pathways.Api.Tests.Matches;

/// <summary>The hard rules once more, from their wording, in other code than the program's: what may be shown to whom.</summary>
internal sealed record HardRules(double Km, decimal MinPerHour, string[] Free, Dictionary<string, string> Speaks, string[] Holds, string[] AvoidedKinds, string[] AvoidedEmployers, (double Lat, double Lon, double Km)? AvoidedArea)
{
    private static readonly string[] Levels = ["", "A1", "A2", "B1", "B2", "C1", "C2"];

    /// <summary>The same person as a profile.</summary>
    public object Profile => new
    {
        place = new { name = "Invented Town", lat = OfferedWork.Lat, lon = OfferedWork.Lon, maxKm = Km, travel = "transit" },
        minPay = new { amount = MinPerHour, currency = "USD", per = "hour" },
        availability = Free,
        languages = Speaks.Select(pair => new { tag = pair.Key, level = pair.Value }),
        certificates = Holds.Select(id => new { id }),
        avoids = new
        {
            kinds = AvoidedKinds,
            employers = AvoidedEmployers,
            areas = AvoidedArea is { } area ? new[] { new { lat = area.Lat, lon = area.Lon, km = area.Km } } : [],
        },
    };

    /// <summary>Why the opening must not be shown; null when it may be.</summary>
    public string? Against(NewOpening opening, NewEmployer employer, DateOnly today)
    {
        var details = opening.Details;
        if (opening.State != OpeningState.Live) return "not live";
        if (employer.State != EmployerState.Approved || employer.ApprovedUntil < today) return "employer not vetted";
        if (details.LastDayToApply < today) return "too late";
        if (details.Pay is { } pay && pay.Max < MinPerHour) return "pay";
        if (details.Shifts.Except(Free).Any()) return "shift";
        if (!details.Remote && KmBetween(OfferedWork.Lat, OfferedWork.Lon, details.Place.Lat, details.Place.Lon) > Km) return "distance";
        if (details.Languages.Any(need => need.Required && Array.IndexOf(Levels, need.Level) - Array.IndexOf(Levels, Speaks.GetValueOrDefault(need.Tag, "")) > 1)) return "language";
        if (details.Credentials.Any(need => need is { RequiredByLaw: true, Provided: false } && !Holds.Contains(need.Id))) return "credential";
        if (details.Kinds.Intersect(AvoidedKinds).Any()) return "avoided kind";
        if (AvoidedEmployers.Contains(opening.EmployerId)) return "avoided employer";
        return !details.Remote && AvoidedArea is { } area && KmBetween(area.Lat, area.Lon, details.Place.Lat, details.Place.Lon) <= area.Km ? "avoided area" : null;
    }

    /// <summary>By the law of cosines; the program takes the haversine.</summary>
    private static double KmBetween(double lat1, double lon1, double lat2, double lon2)
    {
        const double Radian = Math.PI / 180;
        var cosine = Math.Sin(lat1 * Radian) * Math.Sin(lat2 * Radian) + Math.Cos(lat1 * Radian) * Math.Cos(lat2 * Radian) * Math.Cos((lon1 - lon2) * Radian);
        return 6371.0088 * Math.Acos(Math.Min(1, cosine));
    }
}
