using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.AccessLogs;

/// <summary>The person's own access log.</summary>
public static class AccessLogEndpoints
{
    /// <summary>Maps the routes on the given prefix.</summary>
    public static RouteGroupBuilder MapAccessLogs(this RouteGroupBuilder me)
    {
        var group = me.MapGroup("/access-log");
        group.WithTags("Access log").RequireAuthorization(Policies.JobSeeker);
        group.MapGet("", Read).WithSummary("Who opened which of your fields, when and for what, newest first, with the proof that nothing was changed or taken out.");
        return group;
    }

    private static async Task<Results<Ok<AccessLogPage>, ProblemHttpResult>> Read(AccessLogService log, CurrentUser user, CancellationToken stop,
        [Range(1, 100)] int? take = null, [Range(1, int.MaxValue)] int? after = null) =>
        await log.ReadAsync(user, take, after, stop) is { } page ? TypedResults.Ok(page) : Problems.NotFound();
}
