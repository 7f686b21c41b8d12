using System.Collections.Frozen;
using System.Globalization;

namespace Pathways.Matching;

/// <summary>
/// Pay by the hour in US dollars: a month is taken × 12 / 52 / hours a week, a year / 52 / hours a week. Rates of
/// exchange are in <c>exchange-rates.csv</c>, each from a day on; the newest that is not later than the day asked counts.
/// </summary>
public static class PayRate
{
    private const double FullWeek = 40;
    private static readonly FrozenDictionary<string, (DateOnly From, decimal Usd)[]> Rates = Read();

    /// <summary>US dollars an hour, or null when the currency has no rate.</summary>
    /// <param name="hoursPerWeek">Null or 0: 40 are assumed.</param>
    public static decimal? Hourly(Pay pay, double? hoursPerWeek, DateOnly day)
    {
        if (UsdFor(pay.Currency, day) is not { } rate) return null;
        var hours = (decimal)(hoursPerWeek is > 0 ? hoursPerWeek.Value : FullWeek);
        var hourly = pay.Per switch
        {
            PayPer.Month => pay.Amount * 12 / 52 / hours,
            PayPer.Year => pay.Amount / 52 / hours,
            _ => pay.Amount,
        };
        return hourly * rate;
    }

    private static decimal? UsdFor(string currency, DateOnly day)
    {
        if (!Rates.TryGetValue(currency, out var rates)) return null;
        for (var i = rates.Length - 1; i > 0; i--)
            if (rates[i].From <= day) return rates[i].Usd;
        return rates[0].Usd;
    }

    private static FrozenDictionary<string, (DateOnly From, decimal Usd)[]> Read()
    {
        using var stream = typeof(PayRate).Assembly.GetManifestResourceStream("exchange-rates.csv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(','))
            .Select(f => (Currency: f[0], From: DateOnly.Parse(f[1], CultureInfo.InvariantCulture), Usd: decimal.Parse(f[2], CultureInfo.InvariantCulture)))
            .GroupBy(r => r.Currency)
            .ToFrozenDictionary(g => g.Key, g => g.OrderBy(r => r.From).Select(r => (r.From, r.Usd)).ToArray(), StringComparer.OrdinalIgnoreCase);
    }
}
