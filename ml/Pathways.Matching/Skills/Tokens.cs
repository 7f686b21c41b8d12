using System.Text;

namespace Pathways.Matching;

/// <summary>How a word's script is cut into pieces.</summary>
internal enum Script { Alphabetic, Han, Thai, Syllabic }

/// <summary>A word of a folded text, or a run of one script where words aren't parted (Han, Thai).</summary>
/// <param name="Index">Place in the text, counted in words.</param>
internal readonly record struct Token(string Text, Script Script, int Index);

/// <summary>Cuts folded text into words and words into character n-grams.</summary>
internal static class Tokens
{
    public static List<Token> Of(string folded)
    {
        var tokens = new List<Token>();
        foreach (var word in folded.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var start = 0;
            for (var i = 1; i <= word.Length; i++)
                if (i == word.Length || ScriptOf(word[i]) != ScriptOf(word[start]))
                {
                    tokens.Add(new(word[start..i], ScriptOf(word[start]), tokens.Count));
                    start = i;
                }
        }
        return tokens;
    }

    /// <summary>
    /// The n-grams of a word: 3–5 letters with its ends marked for alphabets, one and two signs for Han, two and three
    /// for syllabaries (Ethiopic), two to four for Thai, which doesn't part words.
    /// </summary>
    public static IEnumerable<string> Grams(string word)
    {
        var (shortest, longest) = ScriptOf(word[0]) switch
        {
            Script.Han => (1, 2),
            Script.Thai => (2, 4),
            Script.Syllabic => (2, 3),
            _ => (3, 5),
        };
        var text = IsUnparted(word) ? word : $"<{word}>";
        if (text.Length <= shortest) yield return text;
        for (var n = shortest; n <= longest; n++)
            for (var i = 0; i + n <= text.Length; i++)
                yield return text.Substring(i, n);
    }

    /// <summary>The script of this word doesn't part words.</summary>
    public static bool IsUnparted(string word) => ScriptOf(word[0]) is Script.Han or Script.Thai;

    private static Script ScriptOf(char c) => (int)c switch
    {
        >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF => Script.Han,
        >= 0x0E00 and <= 0x0E7F => Script.Thai,
        >= 0x1200 and <= 0x139F => Script.Syllabic,
        _ => Script.Alphabetic,
    };
}
