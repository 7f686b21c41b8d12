namespace Pathways.Matching;

/// <summary>A word without a light ending or article, so that near forms of it meet. Not a linguist's stem: a few safe cuts.</summary>
internal static class WordStem
{
    private static readonly string[] Endings = ["ings", "ing", "ers", "er", "es", "ed", "s"];

    public static string Of(string word)
    {
        if (word.Length > 4 && word.StartsWith("ال", StringComparison.Ordinal)) return word[2..];
        foreach (var ending in Endings)
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal)) return word[..^ending.Length];
        return word;
    }
}
