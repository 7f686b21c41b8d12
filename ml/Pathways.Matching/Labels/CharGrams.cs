namespace Pathways.Matching;

/// <summary>Character n-grams as 32-bit hashes: a collision makes two strings a little more alike than they are, and costs nothing else.</summary>
internal static class CharGrams
{
    public static IEnumerable<uint> Of(string text, int shortest, int longest)
    {
        for (var n = shortest; n <= longest; n++)
            for (var at = 0; at + n <= text.Length; at++)
                yield return Hash(text.AsSpan(at, n));
    }

    public static uint Hash(string gram) => Hash(gram.AsSpan());

    private static uint Hash(ReadOnlySpan<char> gram)
    {
        var hash = 2166136261u;
        foreach (var c in gram) hash = (hash ^ c) * 16777619u;
        return (hash ^ (uint)gram.Length) * 16777619u;
    }
}
