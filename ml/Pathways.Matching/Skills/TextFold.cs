using System.Globalization;
using System.Text;

namespace Pathways.Matching;

/// <summary>
/// Brings what people write to one form: NFKC, lower case, without accents and vowel points, Arabic letter variants
/// joined, everything that is no letter or digit one space. Thai vowel signs stay: there they are letters.
/// </summary>
internal static class TextFold
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (IsMark(category) && !IsThai(rune)) continue;
            if (IsMark(category) || Rune.IsLetterOrDigit(rune)) folded.Append(Joined(rune));
            else if ((!IsInsideWord(rune) || IsElision(folded)) && folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsThai(Rune rune) => rune.Value is >= 0x0E00 and <= 0x0E7F;

    /// <summary>Apostrophes, tatweel and invisible joiners part no words: "driver's" is one word, "drivers".</summary>
    private static bool IsInsideWord(Rune rune) =>
        rune.Value is '\'' or 0x2019 or 0x02BC or 0x0640 or 0x200B or 0x200C or 0x200D;

    /// <summary>French joins its short words by an apostrophe: <c>l'alcool</c> is two words, <c>driver's</c> and <c>м'ясо</c> are one.</summary>
    private static bool IsElision(StringBuilder folded)
    {
        var length = 0;
        while (length < folded.Length && folded[^(length + 1)] != ' ') length++;
        return length is 1 or 2 && folded[^1] is >= 'a' and <= 'z';
    }

    private static string Joined(Rune rune) => rune.Value switch
    {
        0x00E6 => "ae",
        0x00F8 => "o",
        0x0111 => "d",
        0x0142 => "l",
        0x0153 => "oe",
        0x0131 => "i",
        0x00DF => "ss",
        0x0629 => "\u0647",
        0x0649 or 0x06CC => "\u064A",
        0x0671 => "\u0627",
        _ => rune.ToString(),
    };
}
