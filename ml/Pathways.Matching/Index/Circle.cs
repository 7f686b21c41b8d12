namespace Pathways.Matching;

/// <summary>
/// A circle on the globe that tells most places inside from those outside by a few multiplications. What lies so near its edge that
/// rounding could matter is left to the rule.
/// </summary>
internal readonly struct Circle
{
    private const double EarthKm = 6371.0088, RoughUpToKm = 300, RoughUpToDegrees = 70;

    /// <summary>Coordinates of single precision are off by at most so much.</summary>
    private const double RoundingKm = 0.003;

    private readonly double _lat, _lon, _cos, _sin, _inside, _outside;

    public Circle(double lat, double lon, double km)
    {
        (_lat, _lon) = (double.DegreesToRadians(lat), double.DegreesToRadians(lon));
        (_sin, _cos) = Math.SinCos(_lat);
        IsRough = km is >= 0 and <= RoughUpToKm && Math.Abs(lat) <= RoughUpToDegrees && Math.Abs(lon) <= 170;
        _inside = km > RoundingKm ? Squared((km - RoundingKm) / EarthKm) * 0.999 : double.NegativeInfinity;
        _outside = Squared((km + RoundingKm) / EarthKm) * 1.001;
    }

    /// <summary>False where the circle is too large or too near a pole or the date line for this.</summary>
    public bool IsRough { get; }

    /// <summary>Is a place, in degrees, inside? Null where that isn't certain. For places near the circle only.</summary>
    public bool? Holds(float lat, float lon)
    {
        var (north, east) = (double.DegreesToRadians(lat) - _lat, double.DegreesToRadians(lon) - _lon);
        var (north2, east2) = (north * north, east * east);
        // The haversine formula with sines and cosines by their first terms: off by less than one part in ten thousand.
        var cos = _cos - (_sin * north) - (_cos * north2 / 2);
        var squared = north2 - (north2 * north2 / 12) + (_cos * cos * (east2 - (east2 * east2 / 12)));
        return squared <= _inside ? true : squared >= _outside ? false : null;
    }

    /// <summary>The square of a chord, for an angle in radians, as the formula has it.</summary>
    private static double Squared(double angle) => 4 * Math.Sin(angle / 2) * Math.Sin(angle / 2);
}
