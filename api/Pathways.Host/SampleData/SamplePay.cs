using System.Globalization;
using Pathways.Api.Features.Openings;

namespace Pathways.Host.SampleData;

/// <summary>Pay in line with the work and the city.</summary>
internal static class SamplePay
{
    /// <summary>How pay stands to the table's, and the least an hour that is lawful there (rounded up from the minimum wages of 2026;
    /// in Houston the federal one, where nobody pays so little).</summary>
    private static readonly Dictionary<string, (decimal Factor, decimal LeastPerHour)> Cities = new()
    {
        ["dc"] = (1m, 18.5m),
        ["houston"] = (0.82m, 12m),
        ["oakland"] = (1.06m, 17.5m),
    };

    /// <summary>Null for <c>-</c>.</summary>
    public static Pay? Of(string entry, string city, SampleDraw draw)
    {
        if (entry == "-")
            return null;
        var per = Words.Enum<PayPer>(entry.Split('/')[1]);
        var (factor, least) = Cities[city];
        factor *= 1 + draw.Number(-3, 3) / 100m;
        var sums = entry.Split('/')[0].Split('-').Select(sum => Round(decimal.Parse(sum, CultureInfo.InvariantCulture) * factor, per)).ToArray();
        var from = per == PayPer.Hour ? Math.Max(sums[0], least) : sums[0];
        return new(from, Math.Max(sums[1], from), "USD", per);
    }

    private static decimal Round(decimal sum, PayPer per)
    {
        var step = per switch
        {
            PayPer.Hour => 0.25m,
            PayPer.Day or PayPer.Week => 5,
            PayPer.Month => 50,
            _ => 500,
        };
        return Math.Round(sum / step) * step;
    }
}
