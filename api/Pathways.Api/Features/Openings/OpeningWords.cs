using System.Globalization;
using System.Text;

namespace Pathways.Api.Features.Openings;

/// <summary>The words of an opening and of a search, in one form: lower case, without marks, without a plural s.</summary>
internal static class OpeningWords
{
    private const int MaxWords = 250, MaxLength = 40;

    /// <summary>The words by which an opening is found: of its title, its occupation, its place, its employer's name where that is known here, and its duties.</summary>
    public static IReadOnlyList<string> Of(OpeningDetails details, string? employer = null) =>
        Of(details.Title, details.Occupation, details.Place.Name, employer, details.Duties);

    /// <summary>The different words of the texts.</summary>
    public static IReadOnlyList<string> Of(params IEnumerable<string?> texts) =>
        [.. texts.SelectMany(Split).Distinct(StringComparer.Ordinal).Take(MaxWords)];

    private static IEnumerable<string> Split(string? text)
    {
        var word = new StringBuilder();
        foreach (var letter in (text ?? "").Normalize(NormalizationForm.FormD) + " ")
            if (char.IsLetterOrDigit(letter))
                word.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter != '\'' && word.Length > 0)
            {
                yield return Singular(word.ToString());
                word.Clear();
            }
    }

    private static string Singular(string word)
    {
        var cut = word.Length > MaxLength ? word[..MaxLength] : word;
        return cut is [.., not 's', 's'] && cut.Length > 3 ? cut[..^1] : cut;
    }
}
