namespace Pathways.Api.Features.Places;

/// <summary>Whether a town's name fits what was asked for, both folded.</summary>
internal delegate bool NameFit(ReadOnlySpan<char> name, ReadOnlySpan<char> wanted);

/// <summary>One way to read what a person wrote: a town, perhaps of a state, region or country.</summary>
/// <param name="Name">Folded.</param>
/// <param name="Region">A US state's abbreviation, or a folded region or country; null for any.</param>
/// <param name="Country">Null for any.</param>
internal sealed record PlaceQuery(string Name, string? Region, string? Country)
{
    private const int LettersForOneAstray = 4, LettersForTwoAstray = 9;

    /// <summary>How a name may fit, the surest first.</summary>
    public static readonly IReadOnlyList<NameFit> Fits = [IsSame, BeginsWith, HasWord, IsNear];

    /// <summary>All readings, the likeliest first: the whole as a name, and its end as a state or region.</summary>
    public static IReadOnlyList<PlaceQuery> Readings(string text)
    {
        if (text.Split(',', 2) is [var town, var rest])
            return [Of(town, rest)];
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var readings = new List<PlaceQuery> { new(PlaceFolding.Fold(text), null, null) };
        for (var tail = 1; tail <= 3 && tail < words.Length; tail++)
            if (UsStates.Find(string.Join(' ', words[^tail..])) is { } state)
                readings.Add(new(PlaceFolding.Fold(string.Join(' ', words[..^tail])), state, "US"));
        return readings;
    }

    public bool HoldsRegion(string region, string country) =>
        (Country is null || Country == country)
        && (Region is null || Region == region || Region == country || (Country is null && PlaceFolding.Fold(region).StartsWith(Region, StringComparison.Ordinal)));

    public static bool IsSame(ReadOnlySpan<char> name, ReadOnlySpan<char> wanted) => name.SequenceEqual(wanted);

    private static PlaceQuery Of(string town, string rest) => UsStates.Find(rest) is { } state
        ? new(PlaceFolding.Fold(town), state, "US")
        : PlaceFolding.Fold(rest) is { Length: > 0 } region
            ? new(PlaceFolding.Fold(town), region.Length == 2 ? region.ToUpperInvariant() : region, null)
            : new(PlaceFolding.Fold(town), null, null);

    private static bool BeginsWith(ReadOnlySpan<char> name, ReadOnlySpan<char> wanted) => wanted.Length > 0 && name.StartsWith(wanted);

    private static bool HasWord(ReadOnlySpan<char> name, ReadOnlySpan<char> wanted)
    {
        for (var from = 0; wanted.Length > 1 && name[from..].IndexOf(wanted) is >= 0 and var at; from += at + 1)
            if (from + at > 0 && name[from + at - 1] == ' ')
                return true;
        return false;
    }

    private static bool IsNear(ReadOnlySpan<char> name, ReadOnlySpan<char> wanted) =>
        wanted.Length >= LettersForOneAstray && PlaceFolding.IsNear(name, wanted, wanted.Length >= LettersForTwoAstray ? 2 : 1);
}
