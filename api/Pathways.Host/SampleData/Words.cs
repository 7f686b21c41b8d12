using Pathways.Api.Features.Openings;
using Pathways.Matching;

namespace Pathways.Host.SampleData;

/// <summary>Reads the short forms that the tables are written in.</summary>
internal static class Words
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Entries parted by commas; none of an empty text.</summary>
    public static string[] List(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The entry at a place, counted round.</summary>
    public static string At(string text, char part, int place) => text.Split(part) is var entries ? entries[place % entries.Length] : "";

    /// <summary>A value of an enum in kebab-case.</summary>
    public static T Enum<T>(string word) where T : struct, Enum => System.Enum.Parse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    /// <summary>Sentences one after the other; empty ones are left out.</summary>
    public static string Sentences(params string[] sentences) => string.Join(' ', sentences.Where(sentence => sentence.Length > 0));

    /// <summary><c>es B1?</c>: Spanish at B1, welcome; without the mark it is asked for.</summary>
    public static LanguageNeed Language(string entry) => new(entry.Split(' ')[0], entry.Split(' ')[1].TrimEnd('?'), Required: !entry.EndsWith('?'));

    /// <summary><c>14 direct-deposit</c>.</summary>
    public static FirstPay FirstPay(string entry) => new(int.Parse(entry.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), Enum<PayMethod>(entry.Split(' ')[1]));

    /// <summary><c>sun-wed:night</c> or <c>mon,wed:morning,afternoon</c>; a range may go over the week's end.</summary>
    public static WeekSlots Slots(string entry) => entry.Split(':') is [var days, var parts]
        ? WeekSlots.Parse(DaysOf(days).SelectMany(day => List(parts).Select(part => $"{day}-{part}")))
        : WeekSlots.None;

    private static IEnumerable<string> DaysOf(string days)
    {
        if (days.Split('-') is not [var first, var last])
            return List(days);
        var (from, to) = (Array.IndexOf(Days, first), Array.IndexOf(Days, last));
        return Enumerable.Range(from, (to - from + 7) % 7 + 1).Select(day => Days[day % 7]);
    }
}
