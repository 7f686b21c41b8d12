using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Security;
using Pathways.Matching;

namespace Pathways.Api.Features.Matches;

/// <summary>The person's own openings.</summary>
public static class MatchEndpoints
{
    /// <summary>Maps the routes on the given prefix.</summary>
    public static RouteGroupBuilder MapMatches(this RouteGroupBuilder me)
    {
        var group = me.MapGroup("/matches");
        group.WithTags("Matches").RequireAuthorization(Policies.JobSeeker);
        group.MapGet("", List).WithSummary("Openings for you, with the reasons for and against. Nothing is hidden for its score; ranking can be off.");
        return group;
    }

    private static async Task<Results<Ok<MatchList>, ProblemHttpResult>> List(MatchService matches, CurrentUser user, CancellationToken stop,
        [Range(1, 100)] int? take = null,
        [StringLength(200)] string? after = null,
        [AllowedValues("on", "off", null, ErrorMessage = "This should be one of: on, off.")] string? ranking = null,
        [AllowedValues("for-me", "newest", "nearest", "best-paid", null, ErrorMessage = "This should be one of: for-me, newest, nearest, best-paid.")] string? sort = null,
        [RegularExpression("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", ErrorMessage = "This should be a language tag, like en or es.")] string? language = null)
    {
        var (page, refusal) = await matches.ListAsync(user, new(take, after, ranking != "off", SortOf(sort), language ?? "en"), stop);
        return page is null ? refusal! : TypedResults.Ok(page);
    }

    private static MatchSort SortOf(string? word) => word switch
    {
        "newest" => MatchSort.Newest,
        "nearest" => MatchSort.Nearest,
        "best-paid" => MatchSort.BestPaid,
        _ => MatchSort.ForMe,
    };
}
