using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Features.Openings;
using Pathways.Api.Http;
using Pathways.Api.Security;
using Pathways.Matching;
using OpeningKind = Pathways.Matching.OpeningKind;

namespace Pathways.Api.Features.Matches;

/// <summary>The person's own openings.</summary>
public static class MatchEndpoints
{
    private const string LanguageTags = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", NoLanguageTag = "This should be a language tag, like en or es.";
    private const string Conditions = "background-check|drug-test|photo-or-badge|works-alone|faces-the-public|lives-in";

    /// <summary>Maps the routes on the given prefix.</summary>
    public static RouteGroupBuilder MapMatches(this RouteGroupBuilder me)
    {
        var group = me.MapGroup("/matches");
        group.WithTags("Matches").RequireAuthorization(Policies.JobSeeker);
        group.MapGet("", List).WithSummary("Openings for you, with the reasons for and against. Nothing is hidden for its score; ranking can be off, and one can look for some of them.");
        group.MapGet("/held-back", HeldBack).WithSummary("What distance, language, cards and training alone hold back: one step each, and how many openings it would let in. Never about pay, nights or what you avoid.");
        me.MapGet("/skill-gaps", SkillGaps).WithTags("Matches").RequireAuthorization(Policies.JobSeeker)
            .WithSummary("Which one skill, card or language step would open the most openings that suit you now.");
        return group;
    }

    private static async Task<Results<Ok<StepList>, ProblemHttpResult>> HeldBack(MatchService matches, CurrentUser user, CancellationToken stop,
        [RegularExpression(LanguageTags, ErrorMessage = NoLanguageTag)] string? language = null) =>
        await matches.HeldBackAsync(user, language ?? "en", stop) is { } list ? TypedResults.Ok(list) : Problems.NotFound();

    private static async Task<Results<Ok<StepList>, ProblemHttpResult>> SkillGaps(MatchService matches, CurrentUser user, CancellationToken stop,
        [RegularExpression(LanguageTags, ErrorMessage = NoLanguageTag)] string? language = null) =>
        await matches.GapsAsync(user, language ?? "en", stop) is { } list ? TypedResults.Ok(list) : Problems.NotFound();

    private static async Task<Results<Ok<MatchList>, ProblemHttpResult>> List(MatchService matches, CurrentUser user, CancellationToken stop,
        [Range(1, 100)] int? take = null,
        [StringLength(200)] string? after = null,
        [AllowedValues("on", "off", null, ErrorMessage = "This should be one of: on, off.")] string? ranking = null,
        [AllowedValues("for-me", "newest", "nearest", "best-paid", null, ErrorMessage = "This should be one of: for-me, newest, nearest, best-paid.")] string? sort = null,
        [StringLength(200)] string? text = null,
        [AllowedValues("job", "paid-placement", "training", "course", "apprenticeship", null, ErrorMessage = "This should be one of: job, paid-placement, training, course, apprenticeship.")] string? kind = null,
        [StringLength(100)] string? work = null,
        [StringLength(100)] string? place = null,
        [Range(1, 500)] double? km = null,
        [Range(0, 1000)] decimal? minPay = null,
        [RegularExpression("^(evenings|nights|weekends)(,(evenings|nights|weekends))*$", ErrorMessage = "These should be some of: evenings, nights, weekends, with commas.")] string? notDuring = null,
        [RegularExpression("^(" + Conditions + ")(,(" + Conditions + "))*$", ErrorMessage = "These should be some of: background-check, drug-test, photo-or-badge, works-alone, faces-the-public, lives-in, with commas.")] string? without = null,
        [RegularExpression(LanguageTags, ErrorMessage = NoLanguageTag)] string? language = null)
    {
        var filter = new MatchFilter(text, KebabWords.Parse<OpeningKind>(kind), work, place, km, minPay, KebabWords.ParseAll<WorkTime>(notDuring), KebabWords.ParseAll<WorkCondition>(without));
        var (page, refusal) = await matches.ListAsync(user, new(take, after, ranking != "off", SortOf(sort), language ?? "en", filter), stop);
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
