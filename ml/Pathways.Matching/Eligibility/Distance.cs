namespace Pathways.Matching;

/// <summary>Distances on the globe.</summary>
public static class Distance
{
    private const double EarthKm = 6371.0088;

    /// <summary>Great-circle distance in km (haversine).</summary>
    public static double Km(double lat1, double lon1, double lat2, double lon2)
    {
        var dLat = double.DegreesToRadians(lat2 - lat1) / 2;
        var dLon = double.DegreesToRadians(lon2 - lon1) / 2;
        var a = (Math.Sin(dLat) * Math.Sin(dLat))
            + (Math.Cos(double.DegreesToRadians(lat1)) * Math.Cos(double.DegreesToRadians(lat2)) * Math.Sin(dLon) * Math.Sin(dLon));
        return 2 * EarthKm * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }

    /// <summary>How far people usually go by a way of travel, where they named no limit. In km as the crow flies.</summary>
    public static double UsualReachKm(Travel travel) => travel switch
    {
        Travel.Foot => 4,
        Travel.Bike => 10,
        Travel.Transit => 25,
        _ => 50,
    };
}
