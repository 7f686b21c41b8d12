using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Openings.Posting;

/// <summary>Writing openings, sending them for review, and reviewing them.</summary>
public static class PostingEndpoints
{
    private const string States = "This should be one of: draft, in-review, live, paused, filled, closed, expired, blocked.";

    /// <summary>Maps what posters do on the given prefix (<c>employer/openings</c>, <c>counselor/openings</c>); the group says who may enter.</summary>
    public static RouteGroupBuilder MapPosting(this RouteGroupBuilder group)
    {
        group.WithTags("Posting");
        group.MapGet("", List);
        group.MapPost("", Write).WithSummary("Writes a draft.");
        group.MapGet("/{id}", Find).WithSummary("As people will see it, with where it stands.");
        group.MapPut("/{id}", Change).WithSummary("Changes it. What was live goes to review again.");
        group.MapPost("/{id}/submit", Submit);
        group.MapPost("/{id}/pause", Pause);
        group.MapPost("/{id}/resume", Resume);
        group.MapPost("/{id}/renew", Renew);
        group.MapPost("/{id}/close", Close);
        return group;
    }

    /// <summary>Maps what officers do on the given prefix (<c>vetting/openings</c>).</summary>
    public static RouteGroupBuilder MapReview(this RouteGroupBuilder group)
    {
        group.WithTags("Review").RequireAuthorization(Policies.Officer);
        group.MapGet("", Waiting).WithSummary("Openings in review, the longest waiting first.");
        group.MapGet("/{id}", Look);
        group.MapPost("/{id}/clear", Clear).WithSummary("Lets an opening go live.");
        group.MapPost("/{id}/block", Block);
        return group;
    }

    private static async Task<Results<Ok<PageOf<PostedOpening>>, ProblemHttpResult>> List(PostingService posting, CurrentUser user, CancellationToken stop,
        [AllowedValues("draft", "in-review", "live", "paused", "filled", "closed", "expired", "blocked", null, ErrorMessage = States)] string? state = null,
        [StringLength(100)] string? after = null,
        [Range(1, 100)] int? take = null)
    {
        var wanted = KebabWords.Parse<OpeningState>(state);
        var (page, refusal) = await posting.ListAsync(user, wanted, after, take ?? 20, stop);
        return page is null ? refusal! : TypedResults.Ok(page);
    }

    private static async Task<Results<Created<PostedOpening>, ProblemHttpResult>> Write(OpeningDraft draft, PostingService posting, CurrentUser user, CancellationToken stop)
    {
        var (opening, refusal) = await posting.WriteAsync(user, draft, stop);
        return opening is null ? refusal! : TypedResults.Created((string?)null, opening);
    }

    private static async Task<Results<Ok<PostedOpening>, ProblemHttpResult>> Find(string id, PostingService posting, CurrentUser user, CancellationToken stop) =>
        await posting.FindAsync(user, id, stop) is { } opening ? TypedResults.Ok(opening) : Problems.NotFound();

    private static async Task<Results<Ok<PostedOpening>, ProblemHttpResult>> Change(string id, OpeningDraft draft, PostingService posting, CurrentUser user, CancellationToken stop) =>
        Answer(await posting.ChangeAsync(user, id, draft, stop));

    private static async Task<Results<Ok<PostedOpening>, ProblemHttpResult>> Submit(string id, PostingService posting, CurrentUser user, CancellationToken stop) =>
        Answer(await posting.SubmitAsync(user, id, stop));

    private static async Task<Results<Ok<PostedOpening>, ProblemHttpResult>> Pause(string id, PostingService posting, CurrentUser user, CancellationToken stop) =>
        Answer(await posting.PauseAsync(user, id, stop));

    private static async Task<Results<Ok<PostedOpening>, ProblemHttpResult>> Resume(string id, PostingService posting, CurrentUser user, CancellationToken stop) =>
        Answer(await posting.ResumeAsync(user, id, stop));

    private static async Task<Results<Ok<PostedOpening>, ProblemHttpResult>> Renew(string id, RenewRequest request, PostingService posting, CurrentUser user, CancellationToken stop) =>
        Answer(await posting.RenewAsync(user, id, request, stop));

    private static async Task<Results<Ok<PostedOpening>, ProblemHttpResult>> Close(string id, PostingService posting, CurrentUser user, CancellationToken stop) =>
        Answer(await posting.CloseAsync(user, id, stop));

    private static async Task<Results<Ok<PageOf<OpeningInReview>>, ProblemHttpResult>> Waiting(ReviewService review, CurrentUser user, CancellationToken stop,
        [StringLength(100)] string? after = null, [Range(1, 100)] int? take = null)
    {
        var (page, refusal) = await review.ListAsync(user, after, take ?? 20, stop);
        return page is null ? refusal! : TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<OpeningInReview>, ProblemHttpResult>> Look(string id, ReviewService review, CurrentUser user, CancellationToken stop) =>
        await review.FindAsync(user, id, stop) is { } opening ? TypedResults.Ok(opening) : Problems.NotFound();

    private static async Task<Results<Ok<OpeningInReview>, ProblemHttpResult>> Clear(string id, ReviewRequest request, ReviewService review, CurrentUser user, CancellationToken stop) =>
        Answer(await review.DecideAsync(user, id, clear: true, request, stop));

    private static async Task<Results<Ok<OpeningInReview>, ProblemHttpResult>> Block(string id, ReviewRequest request, ReviewService review, CurrentUser user, CancellationToken stop) =>
        Answer(await review.DecideAsync(user, id, clear: false, request, stop));

    private static Results<Ok<T>, ProblemHttpResult> Answer<T>((T? Value, ProblemHttpResult? Refusal) step) where T : class =>
        step.Value is null ? step.Refusal! : TypedResults.Ok(step.Value);
}
