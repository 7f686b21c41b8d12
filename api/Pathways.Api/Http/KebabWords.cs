namespace Pathways.Api.Http;

/// <summary>Values of closed lists as they stand in addresses: <c>in-review</c> for <c>InReview</c>.</summary>
internal static class KebabWords
{
    /// <summary>The value of a word; null for none, and for a word that is not of the list.</summary>
    public static T? Parse<T>(string? word) where T : struct, Enum =>
        Enum.TryParse<T>(word?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) ? value : null;

    /// <summary>The values of words that are set apart by commas; what is not of the list is left out.</summary>
    public static IReadOnlyList<T> ParseAll<T>(string? words) where T : struct, Enum => [.. (words ?? "").Split(',').Select(Parse<T>).OfType<T>()];
}
