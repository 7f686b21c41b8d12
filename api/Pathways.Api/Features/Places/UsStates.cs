using System.Collections.Frozen;

namespace Pathways.Api.Features.Places;

/// <summary>US states and territories, folded name to postal abbreviation (USPS Publication 28, appendix B).</summary>
internal static class UsStates
{
    private static readonly FrozenDictionary<string, string> ByName = (
        "alabama AL,alaska AK,american samoa AS,arizona AZ,arkansas AR,california CA,colorado CO,connecticut CT,delaware DE,district of columbia DC,"
        + "florida FL,georgia GA,guam GU,hawaii HI,idaho ID,illinois IL,indiana IN,iowa IA,kansas KS,kentucky KY,louisiana LA,maine ME,maryland MD,"
        + "massachusetts MA,michigan MI,minnesota MN,mississippi MS,missouri MO,montana MT,nebraska NE,nevada NV,new hampshire NH,new jersey NJ,"
        + "new mexico NM,new york NY,north carolina NC,north dakota ND,northern mariana islands MP,ohio OH,oklahoma OK,oregon OR,pennsylvania PA,"
        + "puerto rico PR,rhode island RI,south carolina SC,south dakota SD,tennessee TN,texas TX,utah UT,vermont VT,virginia VA,virgin islands VI,"
        + "washington WA,west virginia WV,wisconsin WI,wyoming WY").Split(',').ToFrozenDictionary(entry => entry[..^3], entry => entry[^2..]);

    private static readonly FrozenSet<string> Abbreviations = ByName.Values.ToFrozenSet();

    /// <summary>The abbreviation for a name or an abbreviation, folded or not; null for anything else.</summary>
    public static string? Find(string text)
    {
        var folded = PlaceFolding.Fold(text);
        return ByName.GetValueOrDefault(folded) ?? (Abbreviations.Contains(folded.ToUpperInvariant()) ? folded.ToUpperInvariant() : null);
    }
}
