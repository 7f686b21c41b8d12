using System.Globalization;
using System.Text.RegularExpressions;

namespace Pathways.Matching;

/// <summary>
/// The kinds of work an opening is: what its occupation always is, what its words say, and what its shifts show. One
/// too many hides work from a person who would have wanted it; one too few shows what a person avoids. Words that
/// only might mean a kind count in neither.
/// </summary>
internal sealed partial class OpeningKinds(Taxonomy taxonomy)
{
    /// <summary>From here on a load is heavy, in kg (30 pounds).</summary>
    private const double HeavyKg = 13.5;
    private const double KgPerPound = 0.4536;

    public IReadOnlyList<string> Of(OpeningWords words, string? occupation)
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        if (occupation is not null) kinds.UnionWith(taxonomy.Find(ConceptType.Occupation, occupation)?.Kinds ?? []);
        string[] texts = [words.Description, .. words.RequiredSkills];
        foreach (var text in texts) kinds.UnionWith(KindWords.Shipped.Find(text, words.Language, KindUse.Posting).Keys);
        kinds.UnionWith(KindWords.Shipped.Find(words.Title, words.Language, KindUse.Posting | KindUse.Title).Keys);
        if (texts.Any(NamesAHeavyLoad)) kinds.Add("kind:heavy-lifting");
        AddTimes(words.Shifts, kinds);
        return [.. kinds.Where(kind => taxonomy.Find(ConceptType.Kind, kind) is not null)];
    }

    private static void AddTimes(WeekSlots shifts, SortedSet<string> kinds)
    {
        foreach (var slot in shifts.ToNames())
        {
            if (slot.EndsWith("-night", StringComparison.Ordinal)) kinds.Add("kind:night-work");
            if (slot.EndsWith("-evening", StringComparison.Ordinal)) kinds.Add("kind:evening-work");
            if (slot.StartsWith("sat-", StringComparison.Ordinal) || slot.StartsWith("sun-", StringComparison.Ordinal) && !slot.EndsWith("-night", StringComparison.Ordinal))
                kinds.Add("kind:weekend-work");
        }
    }

    private static bool NamesAHeavyLoad(string text) => Load().Matches(text).Any(load =>
        double.Parse(load.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) * (load.Groups["kg"].Success ? 1 : KgPerPound) >= HeavyKg);

    [GeneratedRegex(@"\b(?<n>\d{1,3})\s*-?\s*(?:(?<kg>kg|kgs|kilos?|kilogra\w+)|lbs?|pounds?|libras?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Load();
}
