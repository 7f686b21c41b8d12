namespace Pathways.Matching;

/// <summary>BCP 47 tags, as far as matching looks at them: the language alone.</summary>
public static class LanguageTag
{
    private static readonly Dictionary<string, string> SameLanguage = new(StringComparer.Ordinal)
    {
        ["fil"] = "tl",
        ["cmn"] = "zh",
        ["arb"] = "ar",
        ["als"] = "sq",
        ["iw"] = "he",
        ["in"] = "id",
        ["mo"] = "ro",
        ["nb"] = "no",
        ["nn"] = "no",
    };

    /// <summary>The language of a tag: <c>zh-Hans</c> and <c>cmn</c> are <c>zh</c>, <c>fil</c> is <c>tl</c>.</summary>
    public static string Primary(string tag)
    {
        var end = tag.AsSpan().IndexOfAny('-', '_');
        var primary = (end < 0 ? tag : tag[..end]).ToLowerInvariant();
        return SameLanguage.GetValueOrDefault(primary, primary);
    }
}
