using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Http;

namespace Pathways.Api.Features.Notifications;

/// <summary>Every refusal of a contact plan.</summary>
internal static class ContactPlanProblems
{
    /// <summary>Everything that is wrong with a plan, or null.</summary>
    public static ProblemHttpResult? Of(ContactPlanRequest request)
    {
        var faults = new Faults();
        faults.Unless(request.TimeZone is null || TimeZones.IsKnown(request.TimeZone), "timeZone", "This time zone is not known. It should be like America/New_York.");
        faults.Unless(request.Language is null || MessageTexts.IsLanguageTag(request.Language), "language", "This should be a language tag, like en or es-MX.");
        faults.Unless(request.Hours is null || request.Hours.From != request.Hours.To, "hours", "These hours are empty. Leave them out if any time is fine.");
        return faults.None ? null : Problems.Faults(faults.All());
    }
}
