using System.Text.RegularExpressions;

namespace Pathways.Api.Features.Places;

/// <summary>Finds places by what people write: a ZIP code, a town, a district, "town, state". Everything happens here: no query leaves the
/// machine and none is logged. The gazetteer is read on first use.</summary>
public sealed partial class PlaceService
{
    private const int MaxLength = 100;
    private readonly Lazy<Gazetteer> _gazetteer;

    internal PlaceService(string folder) => _gazetteer = new(() => Gazetteer.Load(folder));

    /// <summary>At most <paramref name="take"/> places, best first: whole names before beginnings of names before a letter or two astray;
    /// among equals, the weightiest. A district that is not known is its town: "Fruitvale, Oakland, CA". Empty when nothing is like it.</summary>
    public IReadOnlyList<Place> Find(string text, int take)
    {
        var wanted = text.Trim();
        if (wanted.Length is 0 or > MaxLength || take <= 0)
            return [];
        if (Zip().Match(wanted) is { Success: true } zip)
            return [.. _gazetteer.Value.Zips(zip.Groups[1].Value, take)];
        var readings = PlaceQuery.Readings(wanted);
        var found = new List<int>();
        foreach (var fits in PlaceQuery.Fits)
            foreach (var reading in readings)
            {
                Collect(reading, fits, found, take);
                if (found.Count >= take)
                    return Towns(found);
            }
        return found.Count == 0 && wanted.Split(',', 2) is [_, var town] && town.Contains(',', StringComparison.Ordinal) ? Find(town, take) : Towns(found);
    }

    /// <summary>A US place by ZIP code, else by town and state, exactly as written but for marks and case; null when neither is known.
    /// A ZIP code of another state than the one that is named is a slip, and the town is looked for.</summary>
    public Place? FindUs(string zip, string town, string state)
    {
        var region = UsStates.Find(state);
        if (Zip().Match(zip.Trim()) is { Success: true } digits && digits.Groups[1].Length == 5 && _gazetteer.Value.Zips(digits.Groups[1].Value, 1).FirstOrDefault() is { } byZip
            && (region is null || byZip.Town.EndsWith(", " + region, StringComparison.Ordinal)))
            return byZip;
        if (region is null)
            return null;
        var found = new List<int>();
        Collect(new(PlaceFolding.Fold(town), region, "US"), PlaceQuery.IsSame, found, 1);
        return Towns(found).FirstOrDefault();
    }

    /// <summary>The town or district whose centre is nearest to a point in degrees.</summary>
    public Place Nearest(double lat, double lon) => _gazetteer.Value.Nearest(lat, lon);

    private void Collect(PlaceQuery query, NameFit fits, List<int> found, int take)
    {
        var gazetteer = _gazetteer.Value;
        for (var town = 0; town < gazetteer.Count && found.Count < take; town++)
            if (fits(gazetteer.FoldedName(town), query.Name) && query.HoldsRegion(gazetteer.Region(town), gazetteer.Country(town)) && !found.Contains(town))
                found.Add(town);
    }

    private Place[] Towns(List<int> found) => [.. found.Select(_gazetteer.Value.Town)];

    [GeneratedRegex(@"^(\d{3,5})(-\d{4})?\b")]
    private static partial Regex Zip();
}
