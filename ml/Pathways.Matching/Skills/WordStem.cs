namespace Pathways.Matching;

/// <summary>A word without a light ending or article, so that near forms of it meet: baker, baking and bakes. Not a linguist's stem: a few safe cuts.</summary>
internal static class WordStem
{
    private static readonly string[] Endings = ["ings", "ing", "ers", "er", "ies", "es", "ed", "s"];

    public static string Of(string word)
    {
        if (word.Length > 4 && word.StartsWith("ال", StringComparison.Ordinal)) return word[2..];
        if (word[0] is < 'a' or > 'z') return word;
        foreach (var ending in Endings)
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                word = word[..^ending.Length];
                break;
            }
        if (word.Length > 3 && word[^1] is 'e' or 'y') return word[..^1];
        return word.Length > 3 && word[^1] == word[^2] && word[^1] is not ('l' or 's') ? word[..^1] : word;
    }
}
