using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Permits;

/// <summary>A person's own permits and what they mean.</summary>
public static class PermitEndpoints
{
    /// <summary>Maps the routes on the given prefix.</summary>
    public static RouteGroupBuilder MapPermits(this RouteGroupBuilder group)
    {
        group.WithTags("Permits").RequireAuthorization(Policies.JobSeeker);
        group.MapGet("", List).WithSummary("Your permits, the one that ends first on top.");
        group.MapPost("", Add).WithSummary("Adds a permit. Every part may be left out.");
        group.MapGet("/outlook", Outlook).WithSummary("What your permits mean today: state, days that matter, where the rules are written.");
        group.MapGet("/{id}", Find).WithSummary("One permit.");
        group.MapPut("/{id}", Change).WithSummary("Writes a permit anew. If-Match takes the version that was read.");
        group.MapDelete("/{id}", Remove).WithSummary("Takes a permit away, and its reminders with it.");
        return group;
    }

    private static async Task<Ok<PageOf<PermitView>>> List(PermitService permits, CurrentUser user, CancellationToken stop) =>
        TypedResults.Ok(new PageOf<PermitView>(await permits.ListAsync(user, stop), null));

    private static async Task<Results<Created<PermitView>, ProblemHttpResult>> Add(PermitRequest request, PermitService permits, CurrentUser user, CancellationToken stop)
    {
        var (permit, refusal) = await permits.AddAsync(user, request, stop);
        return permit is null ? refusal! : TypedResults.Created((string?)null, permit);
    }

    private static async Task<Ok<PermitsOutlook>> Outlook(PermitService permits, CurrentUser user, CancellationToken stop) =>
        TypedResults.Ok(await permits.OutlookAsync(user, stop));

    private static async Task<Results<Ok<PermitView>, ProblemHttpResult>> Find(string id, PermitService permits, CurrentUser user, CancellationToken stop) =>
        await permits.FindAsync(user, id, stop) is { } permit ? TypedResults.Ok(permit) : Problems.NotFound();

    private static async Task<Results<Ok<PermitView>, ProblemHttpResult>> Change(string id, PermitRequest request, PermitService permits, CurrentUser user,
        [FromHeader(Name = "If-Match")] string? expected, CancellationToken stop)
    {
        if (!VersionTag.TryRead(expected, out var version))
            return Problems.Conflict();
        var (permit, refusal) = await permits.ChangeAsync(user, id, request, version, stop);
        return permit is null ? refusal! : TypedResults.Ok(permit);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string id, PermitService permits, CurrentUser user, CancellationToken stop) =>
        await permits.RemoveAsync(user, id, stop) ? TypedResults.NoContent() : Problems.NotFound();
}
