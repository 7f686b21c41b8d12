using System.Text.RegularExpressions;

namespace Pathways.Api.Features.Permits;

/// <summary>Jurisdiction and category in the form in which rules name them.</summary>
internal sealed partial record PermitCategory(string Jurisdiction, string Code)
{
    private const string UnitedStates = "US";

    /// <summary>Takes what somebody wrote: in the US <c>C31</c>, <c>c31</c>, <c>(c)(31)</c> and <c>C-31</c> are one, and so are <c>(c)(9)</c> and <c>C09</c>.
    /// Null when one of the two is empty.</summary>
    public static PermitCategory? Of(string? jurisdiction, string? category)
    {
        if (string.IsNullOrWhiteSpace(jurisdiction) || string.IsNullOrWhiteSpace(category))
            return null;
        var (where, code) = (jurisdiction.Trim().ToUpperInvariant(), category.Trim());
        return new(where, where == UnitedStates && CardCode().Match(code) is { Success: true } match
            ? match.Groups["letter"].Value.ToUpperInvariant() + match.Groups["number"].Value.PadLeft(2, '0')
            : code);
    }

    /// <summary>True when a rule's row is for this category.</summary>
    public bool IsIn(string jurisdiction, string pattern) => jurisdiction == Jurisdiction && (pattern.EndsWith('*')
        ? Code.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : Code.Equals(pattern, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^\(?(?<letter>[A-Za-z])\)?[ -]*\(?0?(?<number>\d{1,2})\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex CardCode();
}
