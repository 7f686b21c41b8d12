using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Places;

namespace Pathways.Host.Commands.JobOrders;

/// <summary>The workplace: where it can't be found, the employer's own town, and that is said.</summary>
internal static class OrderPlace
{
    public static (WorkPlace? Place, bool IsAssumed) Read(RowCells cells, PlaceService places)
    {
        if (Find(places, cells.Text("worksite_zip"), cells.Text("worksite_city"), cells.Text("worksite_state")) is { } worksite)
            return (worksite, false);
        if (Find(places, "", cells.Text("employer_city"), cells.Text("employer_state")) is { } own)
            return (own, true);
        cells.Fault("worksite_city", $"“{cells.Text("worksite_city")}, {cells.Text("worksite_state")} {cells.Text("worksite_zip")}” is no known place, nor is the employer's.");
        return default;
    }

    /// <summary>The centre of the ZIP code, else of the town; called by the town that is stated, where it is known.</summary>
    private static WorkPlace? Find(PlaceService places, string zip, string town, string state)
    {
        // Spreadsheets drop a leading zero: 3907 is 03907.
        var digits = zip.Length is 3 or 4 && zip.All(char.IsAsciiDigit) ? zip.PadLeft(5, '0') : zip;
        if (places.FindUs(digits, town, state) is not { } found)
            return null;
        var named = places.FindUs("", town, state) ?? found;
        return new(named.Town, Math.Round(found.Lat, 4), Math.Round(found.Lon, 4));
    }
}
