using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Pathways.Api.Http;

/// <summary>What every problem details answer has in common, also those that the framework makes.</summary>
internal static class ProblemPages
{
    public static void Configure(ProblemDetailsOptions options) => options.CustomizeProblemDetails = context =>
    {
        var problem = context.ProblemDetails;
        var status = problem.Status ?? context.HttpContext.Response.StatusCode;
        if (problem.Type?.StartsWith("/problems/", StringComparison.Ordinal) != true)
            (problem.Type, problem.Title) = (Problems.TypeOf(CodeOf(status)), TitleOf(status));
        // The framework adds a trace id and, in Development, exceptions: neither is for whoever asks.
        problem.Extensions.Remove("exception");
        problem.Extensions["traceId"] = context.HttpContext.TraceIdentifier;
    };

    private static string CodeOf(int status) => ReasonPhrases.GetReasonPhrase(status).ToLowerInvariant().Replace(' ', '-') is { Length: > 0 } code ? code : "problem";

    private static string TitleOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "This request can't be read. Nothing was changed.",
        StatusCodes.Status401Unauthorized => "Sign in first.",
        StatusCodes.Status403Forbidden => "This is not open to your account.",
        StatusCodes.Status404NotFound => "Nothing is here for you.",
        StatusCodes.Status405MethodNotAllowed => "This address does not answer that method.",
        StatusCodes.Status413PayloadTooLarge => "A body can be 1 MB at most. Nothing was changed.",
        StatusCodes.Status415UnsupportedMediaType => "Send JSON, with Content-Type: application/json.",
        >= 500 => "Something went wrong here. Nothing you sent was used. Try again.",
        _ => ReasonPhrases.GetReasonPhrase(status),
    };
}
