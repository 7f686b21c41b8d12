using System.Globalization;
using Pathways.Matching;

namespace Pathways.Api.Features.Openings;

/// <summary>Where a page ends, as text: <c>2026-11-24~id</c>.</summary>
internal static class OpeningPages
{
    public static string Write(DateOnly postedOn, string id) => $"{postedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}~{id}";

    /// <summary>Null when it is no such text.</summary>
    public static PageStart? Parse(string? after) =>
        after?.Split('~', 2) is [var day, { Length: > 0 } id] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var postedOn)
            ? new(postedOn, id)
            : null;
}

/// <summary>A circle on the map.</summary>
internal sealed record Area(double Lat, double Lon, double Km)
{
    private const double KmPerDegree = 111.2;

    public bool Holds(WorkPlace place) => Distance.Km(Lat, Lon, place.Lat, place.Lon) <= Km;

    /// <summary>The rectangle around the circle. Near the poles and the date line it is a band around the earth.</summary>
    public MapBox Box()
    {
        var lat = Km / KmPerDegree;
        var shrink = Math.Cos(Math.Min(89, Math.Abs(Lat) + lat) * Math.PI / 180);
        var lon = lat / shrink;
        return Lon - lon < -180 || Lon + lon > 180 ? new(Lat - lat, Lat + lat, -180, 180) : new(Lat - lat, Lat + lat, Lon - lon, Lon + lon);
    }
}
