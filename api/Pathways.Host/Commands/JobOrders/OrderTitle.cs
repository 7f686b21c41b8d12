using System.Text.RegularExpressions;

namespace Pathways.Host.Commands.JobOrders;

/// <summary>A title as people read it: without the form's codes and numbers, and not shouted.</summary>
internal static partial class OrderTitle
{
    private static readonly HashSet<string> AnyWork = new(StringComparer.OrdinalIgnoreCase)
    {
        "labor", "laborer", "laborers", "worker", "workers", "helper", "helpers", "operator", "operators", "technician", "technicians", "tech", "attendant", "attendants",
        "crew", "team", "member", "members", "staff", "associate", "associates", "assistant", "specialist", "service", "services", "area", "public", "common",
        "field", "general", "qualified", "seasonal", "temporary",
    };

    /// <summary>False where every word of it is said of any work: "Laborer" and "Crew Member" name no occupation, and a guess would mislead.</summary>
    public static bool NamesWork(string title) => !Letters().Matches(title).All(word => AnyWork.Contains(word.Value));

    public static string Read(string title)
    {
        var words = Spaces().Replace(Codes().Replace(title, ""), " ").Trim();
        return words.Length == 0 ? title : words.Any(char.IsLower) ? words : char.ToUpperInvariant(words[0]) + words[1..].ToLowerInvariant();
    }

    // An O*NET code in front, a running number behind.
    [GeneratedRegex(@"^\d{2}-\d{4}(\.\d{2})?\s+|\s*-\s*\d{3}$")]
    private static partial Regex Codes();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Letters();

    [GeneratedRegex(@"[\s\u200b]+")]
    private static partial Regex Spaces();
}
