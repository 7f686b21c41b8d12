using Microsoft.Extensions.Localization;

namespace Pathways.Web;

/// <summary>A week of 7 days with 4 parts each, in words: what stands beside its picture.</summary>
public sealed class WeekWords(IStringLocalizer<Words> words)
{
    /// <summary>Days and parts in their order, as they stand in <c>mon-morning</c>.</summary>
    public static readonly IReadOnlyList<string> Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], Parts = ["morning", "afternoon", "evening", "night"];

    /// <summary>The name of one part of one day.</summary>
    public static string Slot(string day, string part) => $"{day}-{part}";

    /// <summary>For example "Monday to Friday: morning, afternoon"; days with the same parts are said together.</summary>
    public string Of(IReadOnlyCollection<string> slots)
    {
        if (slots.Count == 0)
            return words["NoFixedTimes"];
        if (slots.Count == Days.Count * Parts.Count)
            return words["AnyTime"];
        return string.Join(words["Semicolon"], Spans(slots).GroupBy(span => span.Parts, (parts, spans) =>
            words["DaysAndParts", string.Join(words["Comma"], spans.Select(span => Span(span.First, span.Last))), parts].Value));
    }

    /// <summary>Runs of days with the same parts, each with its parts in words.</summary>
    private IEnumerable<(int First, int Last, string Parts)> Spans(IReadOnlyCollection<string> slots)
    {
        for (var first = 0; first < Days.Count;)
        {
            var parts = PartsOf(slots, first);
            var last = first;
            while (last + 1 < Days.Count && PartsOf(slots, last + 1).SequenceEqual(parts))
                last++;
            if (parts.Count > 0)
                yield return (first, last, parts.Count == Parts.Count ? words["AllDay"] : string.Join(words["Comma"], parts.Select(part => words["part." + part].Value.ToLowerInvariant())));
            first = last + 1;
        }
    }

    private static List<string> PartsOf(IReadOnlyCollection<string> slots, int day) => [.. Parts.Where(part => slots.Contains(Slot(Days[day], part)))];

    private string Span(int first, int last) => (first, last) switch
    {
        (0, 6) => words["EveryDay"],
        _ when first == last => words["day." + Days[first]],
        _ when last == first + 1 => words["TwoDays", words["day." + Days[first]], words["day." + Days[last]]],
        _ => words["DaySpan", words["day." + Days[first]], words["day." + Days[last]]],
    };
}
