namespace Pathways.Matching;

/// <summary>What an amount of pay is for.</summary>
public enum PayPer { Hour, Month, Year }

/// <summary>An amount of pay.</summary>
/// <param name="Amount">At least 0.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
public sealed record Pay(decimal Amount, string Currency, PayPer Per);

/// <summary>What an opening pays; <paramref name="Max"/> is null where only one figure is given.</summary>
public sealed record PayRange(decimal Min, decimal? Max, string Currency, PayPer Per)
{
    /// <summary>The best it pays.</summary>
    public decimal Best => Max is { } max && max > Min ? max : Min;
}
