using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Pathways.Api.Http;

/// <summary>Refusals as RFC 9457 problem details with a stable, neutral type.</summary>
public static class Problems
{
    /// <summary>A refusal. <paramref name="code"/> ends the type: <c>/problems/{code}</c>.</summary>
    public static ProblemHttpResult Of(int status, string code, string title, string? detail = null) =>
        TypedResults.Problem(detail, statusCode: status, title: title, type: TypeOf(code));

    /// <summary>Not there, or not yours: the same answer.</summary>
    public static ProblemHttpResult NotFound() => Of(StatusCodes.Status404NotFound, "not-found", "Nothing is here for you.");

    /// <summary>All faults of a request at once, under the names that the sender used.</summary>
    public static ProblemHttpResult Faults(IDictionary<string, string[]> faults, int status = StatusCodes.Status400BadRequest) =>
        TypedResults.Problem(new HttpValidationProblemDetails(faults)
        {
            Status = status,
            Title = "Some of what was sent can't be used. Nothing was changed.",
            Type = TypeOf("invalid-request"),
        });

    /// <summary>One fault of one field.</summary>
    public static ProblemHttpResult Fault(string field, string message, int status = StatusCodes.Status400BadRequest) =>
        Faults(new Dictionary<string, string[]> { [field] = [message] }, status);

    /// <summary>Somebody wrote in between.</summary>
    public static ProblemHttpResult Conflict() => Of(StatusCodes.Status412PreconditionFailed, "changed-meanwhile",
        "This was changed meanwhile. Nothing of yours was lost: read it again and send your change once more.");

    internal static string TypeOf(string code) => "/problems/" + code;
}
