using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Http;

namespace Pathways.Api.Features.Profiles;

/// <summary>Refusals that only profiles give.</summary>
internal static class ProfileProblems
{
    public static ProblemHttpResult VersionNeeded() => Problems.Of(StatusCodes.Status428PreconditionRequired, "version-needed",
        "Say which version you have read.", "Read the profile first, and send its ETag back as If-Match. So nothing that was changed meanwhile gets lost.");

    public static ProblemHttpResult VersionUnknown() => Problems.Fault("If-Match", "This should be the ETag that came with the profile, like \"3\".");
}
