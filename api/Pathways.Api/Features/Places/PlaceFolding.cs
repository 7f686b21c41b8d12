using System.Globalization;
using System.Text;

namespace Pathways.Api.Features.Places;

/// <summary>Brings names of places into one form: lower case, no marks, one space between words, <c>st</c> for saint, <c>ft</c> for fort, <c>mt</c> for mount.</summary>
internal static class PlaceFolding
{
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(letter))
                folded.Append(char.ToLowerInvariant(letter));
            else if (letter is not ('\'' or '’' or '.') && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && folded is { Length: > 0 } && folded[^1] != ' ')
                folded.Append(' ');
        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Short));
    }

    private static string Short(string word) => word switch
    {
        "saint" or "sainte" or "ste" => "st",
        "fort" => "ft",
        "mount" => "mt",
        _ => word,
    };

    /// <summary>True when one can become the other by at most <paramref name="most"/> letters changed, added, dropped or two neighbours swapped.</summary>
    public static bool IsNear(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
            return false;
        Span<int> before = stackalloc int[b.Length + 1], previous = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(previous[j] + 1, row[j - 1] + 1), previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            previous.CopyTo(before);
            row.CopyTo(previous);
        }
        return previous[b.Length] <= most;
    }
}
