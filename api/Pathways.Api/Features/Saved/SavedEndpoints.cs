using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Features.Openings;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Saved;

/// <summary>Saving openings and taking them away again.</summary>
public static class SavedEndpoints
{
    /// <summary>Maps the routes on the given prefix (<c>me/saved</c>).</summary>
    public static RouteGroupBuilder MapSaved(this RouteGroupBuilder group)
    {
        group.WithTags("Saved").RequireAuthorization(Policies.JobSeeker);
        group.MapGet("", List);
        group.MapPost("/{openingId}", Save);
        group.MapDelete("/{openingId}", Remove);
        return group;
    }

    private static async Task<Ok<PageOf<SavedOpening>>> List(SavedService saved, CurrentUser user, CancellationToken stop) =>
        TypedResults.Ok(new PageOf<SavedOpening>(await saved.ListAsync(user, stop), null));

    private static async Task<Results<NoContent, ProblemHttpResult>> Save(string openingId, SavedService saved, CurrentUser user, CancellationToken stop) =>
        await saved.SaveAsync(user, openingId, stop) ? TypedResults.NoContent() : Problems.NotFound();

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string openingId, SavedService saved, CurrentUser user, CancellationToken stop) =>
        await saved.RemoveAsync(user, openingId, stop) ? TypedResults.NoContent() : Problems.NotFound();
}
