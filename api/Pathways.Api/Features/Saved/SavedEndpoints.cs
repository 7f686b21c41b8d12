using System.ComponentModel.DataAnnotations;
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
        group.MapGet("", List).WithSummary("What you keep for later, the last first.");
        group.MapPost("/{openingId}", Save).WithSummary("Keeps an opening for later.");
        group.MapDelete("/{openingId}", Remove).WithSummary("Takes it away again.");
        return group;
    }

    private static async Task<Results<Ok<PageOf<SavedOpening>>, ProblemHttpResult>> List(SavedService saved, CurrentUser user, CancellationToken stop,
        [Range(1, 100)] int? take = null, [StringLength(100)] string? after = null)
    {
        var (page, refusal) = await saved.ListAsync(user, take, after, stop);
        return page is null ? refusal! : TypedResults.Ok(page);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Save(string openingId, SavedService saved, CurrentUser user, CancellationToken stop) =>
        await saved.SaveAsync(user, openingId, stop) ? TypedResults.NoContent() : Problems.NotFound();

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string openingId, SavedService saved, CurrentUser user, CancellationToken stop) =>
        await saved.RemoveAsync(user, openingId, stop) ? TypedResults.NoContent() : Problems.NotFound();
}
