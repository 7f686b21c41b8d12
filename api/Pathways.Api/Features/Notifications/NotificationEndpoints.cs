using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Notifications;

/// <summary>A person's inbox, and how they may be reached.</summary>
public static class NotificationEndpoints
{
    /// <summary>Maps the routes on the given prefix.</summary>
    public static RouteGroupBuilder MapNotifications(this RouteGroupBuilder group)
    {
        group.WithTags("Messages").RequireAuthorization(Policies.JobSeeker);
        group.MapGet("/inbox", Inbox).WithSummary("Your messages, newest first.");
        group.MapPost("/inbox/{id}", Mark).WithSummary("Marks a message as read, or as unread again.");
        group.MapGet("/contact-plan", Plan).WithSummary("How messages may reach you.");
        group.MapPut("/contact-plan", SavePlan).WithSummary("Writes and confirms how messages may reach you. Every part may be left out.");
        group.MapPut("/away", Away).WithSummary("Says that you are away, or back. While you are away nothing is sent; what waits comes when you are back.");
        return group;
    }

    private static async Task<Results<Ok<PageOf<InboxMessage>>, ProblemHttpResult>> Inbox(InboxService inbox, CurrentUser user, CancellationToken stop,
        [Range(1, 100)] int? take = null, [StringLength(100)] string? after = null)
    {
        var (page, refusal) = await inbox.PageAsync(user, take, after, stop);
        return page is null ? refusal! : TypedResults.Ok(page);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Mark(string id, ReadMark mark, InboxService inbox, CurrentUser user, CancellationToken stop) =>
        await inbox.MarkAsync(user, id, mark.Read, stop) ? TypedResults.NoContent() : Problems.NotFound();

    private static async Task<Ok<ContactPlan>> Plan(ContactPlanService plans, CurrentUser user, HttpResponse response, CancellationToken stop)
    {
        var plan = await plans.GetAsync(user, stop);
        response.Headers.ETag = VersionTag.Of(plan.Version);
        return TypedResults.Ok(plan);
    }

    private static async Task<Ok<ContactPlan>> Away(AwayMark mark, ContactPlanService plans, CurrentUser user, CancellationToken stop) =>
        TypedResults.Ok(await plans.SetAwayAsync(user, mark.Away, stop));

    private static async Task<Results<Ok<ContactPlan>, ProblemHttpResult>> SavePlan(ContactPlanRequest request, ContactPlanService plans, CurrentUser user,
        [FromHeader(Name = "If-Match")] string? expected, HttpResponse response, CancellationToken stop)
    {
        if (!VersionTag.TryRead(expected, out var version))
            return Problems.Conflict();
        var (plan, refusal) = await plans.SaveAsync(user, request, version, stop);
        if (plan is null)
            return refusal!;
        response.Headers.ETag = VersionTag.Of(plan.Version);
        return TypedResults.Ok(plan);
    }
}
