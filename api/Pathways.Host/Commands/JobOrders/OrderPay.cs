using Pathways.Api.Features.Openings;

namespace Pathways.Host.Commands.JobOrders;

/// <summary>Pay from <c>basic_rate_from</c>, <c>basic_rate_to</c> and <c>pay_range_desc</c>.</summary>
internal static class OrderPay
{
    /// <summary>The federal cash wage of those who get tips, an hour (29 CFR 531.50): nothing lower is lawful anywhere.</summary>
    private const decimal LeastPerHour = 2.13m;

    /// <summary>No order pays as much an hour: such a sum is for another time.</summary>
    private const decimal MostPerHour = 200;

    /// <summary>Null where no sum is stated. <c>IsAssumed</c> where the stated period makes no sense with the sum, which is then taken
    /// for an hour: a week at $17.42 is a slip of the form.</summary>
    public static (Pay? Pay, bool IsAssumed) Read(RowCells cells, decimal hours)
    {
        var (from, to) = (cells.Number("basic_rate_from") ?? 0, cells.Number("basic_rate_to") ?? 0);
        var period = cells.Text("pay_range_desc");
        if (Period(period) is not { } stated)
        {
            cells.Fault("pay_range_desc", $"“{period}” is no period of pay.");
            return default;
        }
        // The form writes 0 for "the same".
        var (min, max) = (from, to) switch
        {
            (0, _) => (to, to),
            (_, 0) => (from, from),
            _ => (Math.Min(from, to), Math.Max(from, to)),
        };
        return min == 0 ? default : Fit(cells, min, max, stated, hours);
    }

    private static (Pay? Pay, bool IsAssumed) Fit(RowCells cells, decimal min, decimal max, (PayPer? Per, int Parts) stated, decimal hours)
    {
        if (stated.Per is { } per && new Pay(min / stated.Parts, max / stated.Parts, "USD", per) is var pay
            && IsPay(pay.PerHour(pay.Min, hours > 0 ? hours : 40)) && IsPay(pay.PerHour(pay.Max, hours > 0 ? hours : 40)))
            return (pay, false);
        if (stated.Per != PayPer.Hour && IsPay(min) && IsPay(max))
            return (new(min, max, "USD", PayPer.Hour), true);
        var column = !IsPay(min) || cells.Number("basic_rate_from") == max ? "basic_rate_from" : "basic_rate_to";
        cells.Fault(column, $"“{cells.Text(column)}” for “{cells.Text("pay_range_desc")}” makes no sense, nor does it for an hour.");
        return default;
    }

    private static bool IsPay(decimal perHour) => perHour is >= LeastPerHour and <= MostPerHour;

    /// <summary>What the sum is for, and by how many it is to be divided. Pay by the piece has no period of ours.</summary>
    private static (PayPer? Per, int Parts)? Period(string words) => words.ToUpperInvariant() switch
    {
        "HOUR" or "" => (PayPer.Hour, 1),
        "DAY" => (PayPer.Day, 1),
        "WEEK" => (PayPer.Week, 1),
        "BI-WEEKLY" => (PayPer.Week, 2),
        "MONTH" => (PayPer.Month, 1),
        "YEAR" => (PayPer.Year, 1),
        "PIECE RATE" => (null, 1),
        _ => null,
    };
}
