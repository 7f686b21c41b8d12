using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Http;
using Pathways.Api.Security;
using OpeningKind = Pathways.Matching.OpeningKind;

namespace Pathways.Api.Features.Openings;

/// <summary>Work that vetted employers offer. Nothing here names a person who looks for it.</summary>
public static class OpeningEndpoints
{
    /// <summary>Maps the routes on the given prefix.</summary>
    public static RouteGroupBuilder MapOpenings(this RouteGroupBuilder group)
    {
        group.WithTags("Openings");
        group.MapGet("", Browse).RequireAuthorization(Policies.SignedIn).WithSummary("Openings that fit the words, kind, occupation and place, newest first.");
        group.MapGet("/overview", Overview).AllowAnonymous().WithSummary("Trades, towns, pay and numbers of what is open. No account needed.");
        group.MapGet("/{id}", Find).RequireAuthorization(Policies.SignedIn).WithSummary("One opening.");
        return group;
    }

    private static async Task<Results<Ok<PageOf<OpeningView>>, ProblemHttpResult>> Browse(OpeningService openings, CurrentUser user, CancellationToken stop,
        [StringLength(200)] string? text = null,
        [AllowedValues("job", "paid-placement", "training", "course", "apprenticeship", null, ErrorMessage = "This should be one of: job, paid-placement, training, course, apprenticeship.")] string? kind = null,
        [StringLength(100)] string? occupation = null,
        [StringLength(100)] string? place = null,
        [Range(1, 500)] double? km = null,
        [Range(1, 100)] int? take = null,
        [StringLength(100)] string? after = null)
    {
        var (page, refusal) = await openings.BrowseAsync(user, new(text, KebabWords.Parse<OpeningKind>(kind), occupation, place, km, take, after), stop);
        return page is null ? refusal! : TypedResults.Ok(page);
    }

    private static async Task<Ok<OpeningOverview>> Overview(OpeningService openings, CancellationToken stop) => TypedResults.Ok(await openings.OverviewAsync(stop));

    private static async Task<Results<Ok<OpeningView>, ProblemHttpResult>> Find(string id, OpeningService openings, CurrentUser user, CancellationToken stop) =>
        await openings.FindAsync(user, id, stop) is { } opening ? TypedResults.Ok(opening) : Problems.NotFound();
}
