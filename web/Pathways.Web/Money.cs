using System.Collections.Concurrent;
using System.Globalization;

namespace Pathways.Web;

/// <summary>Sums as people write them.</summary>
public static class Money
{
    private static readonly ConcurrentDictionary<string, string> Symbols = new();

    /// <summary>For example <c>$17.50</c>; cents only where there are some.</summary>
    public static string Of(decimal amount, string currency)
    {
        var form = (NumberFormatInfo)CultureInfo.CurrentCulture.NumberFormat.Clone();
        form.CurrencySymbol = Symbols.GetOrAdd(currency, SymbolOf);
        return amount.ToString(decimal.Round(amount, 2) == decimal.Truncate(amount) ? "C0" : "C2", form);
    }

    /// <summary>For example <c>$17.50–$21</c>, or one sum where both are equal.</summary>
    public static string Range(decimal from, decimal to, string currency) => from == to ? Of(from, currency) : $"{Of(from, currency)}–{Of(to, currency)}";

    private static string SymbolOf(string currency) => CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(culture => new RegionInfo(culture.Name)).FirstOrDefault(region => region.ISOCurrencySymbol == currency)?.CurrencySymbol ?? currency + " ";
}
