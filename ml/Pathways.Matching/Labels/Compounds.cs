using System.Collections.Concurrent;

namespace Pathways.Matching;

/// <summary>
/// Parts long words where both parts stand alone in the vocabulary (<c>Wagen + bauer</c>), with the joints that
/// Germanic and some other languages put between; where only the second part is known and common, it is parted off.
/// </summary>
internal sealed class Compounds(IReadOnlyDictionary<string, int> frequency)
{
    private const int ShortestWord = 8, ShortestPart = 4, CommonEnd = 3, Deepest = 2, MostKept = 50_000;
    private const double LeastLikely = 3;
    private static readonly string[] Joints = ["", "s", "n", "e", "o", "a", "es", "en", "er"];
    private readonly ConcurrentDictionary<string, string[]> _known = new(StringComparer.Ordinal);

    /// <summary>The parts in order; the word alone when it has none.</summary>
    public string[] Split(string word)
    {
        if (_known.TryGetValue(word, out var parts)) return parts;
        parts = Split(word, 0);
        if (_known.Count < MostKept) _known[word] = parts;
        return parts;
    }

    private string[] Split(string word, int depth)
    {
        if (word.Length < ShortestWord || Tokens.IsUnparted(word)) return [word];
        if (Best(word) is not { } best) return EndOnly(word);
        return best.Score < LeastLikely ? [word]
            : depth < Deepest ? [.. Split(best.First, depth + 1), .. Split(best.Second, depth + 1)]
            : [best.First, best.Second];
    }

    private (string First, string Second, double Score)? Best(string word)
    {
        (string, string, double)? best = null;
        for (var at = ShortestPart; at <= word.Length - ShortestPart; at++)
        {
            if (!frequency.TryGetValue(word[at..], out var second)) continue;
            foreach (var joint in Joints)
            {
                var end = at - joint.Length;
                if (end < ShortestPart || !word.AsSpan(end, joint.Length).SequenceEqual(joint) || !frequency.TryGetValue(word[..end], out var first)) continue;
                var score = Math.Log(1 + first) * Math.Log(1 + second) * Math.Min(end, word.Length - at) / (1 + (0.2 * joint.Length));
                if (best is null || score > best.Value.Item3) best = (word[..end], word[at..], score);
            }
        }
        return best;
    }

    private string[] EndOnly(string word)
    {
        for (var at = ShortestPart; at < word.Length - ShortestPart; at++)
            if (frequency.GetValueOrDefault(word[at..]) >= CommonEnd) return [word[..at].TrimEnd('s'), word[at..]];
        return [word];
    }
}
