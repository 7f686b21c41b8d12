using System.Text.RegularExpressions;

namespace Pathways.Host.Commands.JobOrders;

/// <summary>A title as people read it: without the form's codes and numbers, and not shouted.</summary>
internal static partial class OrderTitle
{
    private static readonly HashSet<string> AnyWork = new(StringComparer.OrdinalIgnoreCase)
    {
        "labor", "laborer", "laborers", "worker", "workers", "helper", "helpers", "operator", "operators", "technician", "technicians", "tech", "attendant", "attendants",
        "crew", "team", "member", "members", "staff", "associate", "associates", "assistant", "specialist", "service", "services", "area", "public", "common",
        "field", "general", "qualified", "seasonal", "temporary", "temp", "ft", "foreman", "foremen", "leader", "leaders", "lead", "supervisor", "supervisors", "i", "ii", "iii",
    };

    /// <summary>Trades that businesses carry in their names, and what work of them is called; the first that fits counts.</summary>
    private static readonly (Regex Words, string Trade)[] Trades =
    [
        (Landscape(), "landscape"), (Roofing(), "roofing"), (Masonry(), "masonry"), (Concrete(), "concrete"), (Irrigation(), "irrigation"), (Golf(), "golf"),
        (Trees(), "tree"), (Pools(), "pool"), (Fences(), "fence"), (Carnival(), "carnival"), (Construction(), "construction"),
    ];

    /// <summary>False where every word of it is said of any work: "Laborer" and "Crew Member" name no occupation, and a guess would mislead.</summary>
    public static bool NamesWork(string title) => !Letters().Matches(title).All(word => AnyWork.Contains(word.Value));

    /// <summary>What is read as the name of the work: the title, where it names none with the trade that stands in the employer's name in
    /// front ("landscape Crew Member"), and empty where that says none either.</summary>
    public static string OfWork(string title, string employer) => NamesWork(title) ? title
        : Trades.FirstOrDefault(trade => trade.Words.IsMatch(employer)).Trade is { } known ? $"{known} {title}" : "";

    public static string Read(string title)
    {
        var words = Spaces().Replace(Codes().Replace(title, ""), " ").Trim();
        return words.Length == 0 ? title : words.Any(char.IsLower) ? words : char.ToUpperInvariant(words[0]) + words[1..].ToLowerInvariant();
    }

    // An O*NET code in front, a running number behind.
    [GeneratedRegex(@"^\d{2}-\d{4}(\.\d{2})?\s+|\s*-\s*\d{3}$")]
    private static partial Regex Codes();

    [GeneratedRegex(@"landscap|scapes?\b|\blawn|\bturf", RegexOptions.IgnoreCase)]
    private static partial Regex Landscape();

    [GeneratedRegex(@"\broof", RegexOptions.IgnoreCase)]
    private static partial Regex Roofing();

    [GeneratedRegex(@"\bmason(ry|s)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Masonry();

    [GeneratedRegex(@"\b(concrete|cement)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Concrete();

    [GeneratedRegex(@"\birrigation\b", RegexOptions.IgnoreCase)]
    private static partial Regex Irrigation();

    [GeneratedRegex(@"\bgolf\b(?! club)", RegexOptions.IgnoreCase)]
    private static partial Regex Golf();

    [GeneratedRegex(@"\btree (service|care|expert)", RegexOptions.IgnoreCase)]
    private static partial Regex Trees();

    [GeneratedRegex(@"\b(swimming )?pools?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pools();

    [GeneratedRegex(@"\bfenc(e|es|ing)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fences();

    [GeneratedRegex(@"\b(carnivals?|amusements?|midway)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Carnival();

    [GeneratedRegex(@"\b(construction|constructors|builders)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Construction();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Letters();

    [GeneratedRegex(@"[\s\u200b]+")]
    private static partial Regex Spaces();
}
