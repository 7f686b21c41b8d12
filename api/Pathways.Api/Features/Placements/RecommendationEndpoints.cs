using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Placements;

/// <summary>Recommendations: what a counselor suggests, and what the person says to it.</summary>
public static class RecommendationEndpoints
{
    /// <summary>Maps the person's routes on the given prefix (<c>me/recommendations</c>).</summary>
    public static RouteGroupBuilder MapOwnRecommendations(this RouteGroupBuilder group)
    {
        group.WithTags("Recommendations").RequireAuthorization(Policies.JobSeeker);
        group.MapGet("", Own).WithSummary("What was suggested to you.");
        group.MapPost("/{id}/take-up", TakeUp);
        group.MapPost("/{id}/decline", Decline).WithSummary("No reason is asked, and nothing else changes.");
        return group;
    }

    /// <summary>Maps the counselor's route on the given prefix (<c>counselor/recommendations</c>).</summary>
    public static RouteGroupBuilder MapRecommending(this RouteGroupBuilder group)
    {
        group.WithTags("Recommendations").RequireAuthorization(Policies.Counselor);
        group.MapPost("", Recommend).WithSummary("Suggests an opening to a client, in your own words.");
        return group;
    }

    private static async Task<Results<Ok<PageOf<RecommendationView>>, ProblemHttpResult>> Own(RecommendationService recommendations, CurrentUser user, CancellationToken stop,
        [Range(1, 100)] int? take = null, [StringLength(100)] string? after = null)
    {
        var (page, refusal) = await recommendations.OwnAsync(user, take, after, stop);
        return page is null ? refusal! : TypedResults.Ok(page);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> TakeUp(string id, RecommendationService recommendations, CurrentUser user, CancellationToken stop) =>
        await recommendations.TakeUpAsync(user, id, stop) ? TypedResults.NoContent() : Problems.NotFound();

    private static async Task<Results<NoContent, ProblemHttpResult>> Decline(string id, RecommendationService recommendations, CurrentUser user, CancellationToken stop) =>
        await recommendations.DeclineAsync(user, id, stop) ? TypedResults.NoContent() : Problems.NotFound();

    private static async Task<Results<Created<MadeRecommendation>, ProblemHttpResult>> Recommend(RecommendRequest request, RecommendationService recommendations, CurrentUser user, CancellationToken stop)
    {
        var (made, refusal) = await recommendations.RecommendAsync(user, request, stop);
        return made is null ? refusal! : TypedResults.Created((string?)null, made);
    }
}
