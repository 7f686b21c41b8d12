using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Http;

namespace Pathways.Api.Features.Openings;

/// <summary>Every refusal that openings can give, besides "not there".</summary>
internal static class OpeningProblems
{
    /// <summary>Everything that is wrong with a query, or null.</summary>
    public static ProblemHttpResult? Of(OpeningQuery query, bool placeUnknown, bool afterUnknown)
    {
        var faults = new Faults();
        faults.Unless(!placeUnknown, "place", "This place is not known. A ZIP code, a town or a district is enough.");
        faults.Unless(!afterUnknown, "after", "This should be the text that came as next.");
        faults.Unless(query.Km is null || query.Place is { Length: > 0 }, "km", "This needs a place to count from.");
        return faults.None ? null : Problems.Faults(faults.All());
    }
}
