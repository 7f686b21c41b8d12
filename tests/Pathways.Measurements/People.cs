namespace Pathways.Measurements;

/// <summary>Invented profiles as they are sent.</summary>
internal static class People
{
    private static readonly string[][] Skills = [["skill:wash-dishes", "skill:be-polite-and-friendly"], ["skill:clean-homes", "skill:iron-clothes"], ["skill:care-for-school-age-children", "skill:drive-a-car"]];
    private static readonly string[] Wants = ["group:kitchen", "group:cleaning", "group:care"], Mornings = ["mon-morning", "tue-morning", "wed-morning", "thu-morning", "fri-morning"];

    /// <summary>One of several kinds of profile, told apart by its number.</summary>
    public static object Profile(int i) => new
    {
        displayName = $"Person {i:D3}",
        skills = Skills[i % Skills.Length].Select(id => new { id, level = 1 + i % 4 }),
        languages = new[] { new { tag = "en", level = "B1" }, new { tag = "es", level = "C2" } },
        place = new { lat = 38.9, lon = -77.03, maxKm = 10 + i % 60 },
        wants = new[] { Wants[i % Wants.Length] },
        availability = i % 2 == 0 ? [.. Mornings, .. Mornings.Select(slot => slot.Replace("morning", "afternoon", StringComparison.Ordinal))] : Array.Empty<string>(),
        minPay = new { amount = 13, currency = "USD", per = "hour" },
    };
}
