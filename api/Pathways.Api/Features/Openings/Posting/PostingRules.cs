using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Http;

namespace Pathways.Api.Features.Openings.Posting;

/// <summary>The steps of an opening, as pure functions from one state to the next (domain.md): draft → in review → live → paused, filled,
/// closed, expired; blocked.</summary>
internal static class PostingRules
{
    /// <summary>What is changed after a review is reviewed again; a draft stays a draft.</summary>
    public static (Opening? Next, ProblemHttpResult? Refusal) Change(Opening opening, OpeningDetails details, DateTime now) => opening.State switch
    {
        OpeningState.Draft or OpeningState.Blocked => (opening with { Details = details, State = OpeningState.Draft }, null),
        OpeningState.InReview or OpeningState.Live or OpeningState.Paused => (opening with { Details = details, State = OpeningState.InReview, SubmittedAt = now }, null),
        _ => (null, NotFrom(opening, "changed")),
    };

    public static (Opening? Next, ProblemHttpResult? Refusal) Submit(Opening opening, DateTime now) =>
        opening.State == OpeningState.Draft ? (opening with { State = OpeningState.InReview, SubmittedAt = now }, null) : (null, NotFrom(opening, "sent for review"));

    public static (Opening? Next, ProblemHttpResult? Refusal) Pause(Opening opening) =>
        opening.State == OpeningState.Live ? (opening with { State = OpeningState.Paused }, null) : (null, NotFrom(opening, "paused"));

    public static (Opening? Next, ProblemHttpResult? Refusal) Resume(Opening opening) =>
        opening.State == OpeningState.Paused ? (opening with { State = OpeningState.Live }, null) : (null, NotFrom(opening, "put live again"));

    /// <summary>A new last day: nothing else changes, so nothing is reviewed.</summary>
    public static (Opening? Next, ProblemHttpResult? Refusal) Renew(Opening opening, DateOnly lastDay, DateOnly today)
    {
        if (lastDay < today || lastDay > today.AddDays(90))
            return (null, Problems.Fault("lastDayToApply", "The new last day should be within the next 90 days."));
        return opening.State is OpeningState.Live or OpeningState.Paused or OpeningState.Expired
            ? (opening with { Details = opening.Details with { LastDayToApply = lastDay }, State = opening.State == OpeningState.Paused ? OpeningState.Paused : OpeningState.Live }, null)
            : (null, NotFrom(opening, "renewed"));
    }

    public static (Opening? Next, ProblemHttpResult? Refusal) Close(Opening opening) =>
        opening.State is OpeningState.Closed or OpeningState.Filled ? (null, NotFrom(opening, "closed")) : (opening with { State = OpeningState.Closed }, null);

    /// <summary>An officer lets it go live, or blocks it, with a reason.</summary>
    public static (Opening? Next, ProblemHttpResult? Refusal) Decide(Opening opening, bool clear, string reason, string officer, DateTime now) =>
        opening.State == OpeningState.InReview || (opening.State == OpeningState.Live && !clear)
            ? (opening with { State = clear ? OpeningState.Live : OpeningState.Blocked, Review = new(clear, reason, officer, now) }, null)
            : (null, NotFrom(opening, clear ? "cleared" : "blocked"));

    private static ProblemHttpResult NotFrom(Opening opening, string what) => Problems.Of(StatusCodes.Status409Conflict, "not-in-this-state",
        $"This opening can't be {what} now.", $"It is {System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(opening.State.ToString())}.");
}
