using System.Text.RegularExpressions;

namespace Pathways.Host.Commands.JobOrders;

/// <summary>A title as people read it: without the form's codes and numbers, and not shouted.</summary>
internal static partial class OrderTitle
{
    public static string Read(string title)
    {
        var words = Spaces().Replace(Codes().Replace(title, ""), " ").Trim();
        return words.Length == 0 ? title : words.Any(char.IsLower) ? words : char.ToUpperInvariant(words[0]) + words[1..].ToLowerInvariant();
    }

    // An O*NET code in front, a running number behind.
    [GeneratedRegex(@"^\d{2}-\d{4}(\.\d{2})?\s+|\s*-\s*\d{3}$")]
    private static partial Regex Codes();

    [GeneratedRegex(@"[\s\u200b]+")]
    private static partial Regex Spaces();
}
