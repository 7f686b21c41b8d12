using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Employers.Vetting;

/// <summary>The officers' queue and cases.</summary>
public static class VettingEndpoints
{
    /// <summary>Maps the routes on the given prefix (<c>vetting</c>).</summary>
    public static RouteGroupBuilder MapVetting(this RouteGroupBuilder group)
    {
        group.WithTags("Vetting").RequireAuthorization(Policies.Officer);
        group.MapGet("/cases", List).WithSummary("Cases of one state, or all open ones, the longest waiting first.");
        group.MapGet("/cases/{id}", Find);
        group.MapPost("/cases/{id}/evidence", AddEvidence).WithSummary("Notes what was looked at, and whether it is fine.");
        group.MapPost("/cases/{id}/approve", Approve).WithSummary("One officer's yes. The second, of a different officer, approves for twelve months.");
        group.MapPost("/cases/{id}/refuse", Refuse);
        group.MapPost("/cases/{id}/suspend", Suspend).WithSummary("Takes an approved employer's openings out of sight at once.");
        return group;
    }

    private static async Task<Results<Ok<PageOf<CaseLine>>, ProblemHttpResult>> List(VettingService vetting, CurrentUser user, CancellationToken stop,
        [AllowedValues("applied", "in-review", "approved", "refused", "suspended", "lapsed", null, ErrorMessage = "This should be one of: applied, in-review, approved, refused, suspended, lapsed.")] string? state = null,
        [StringLength(100)] string? after = null,
        [Range(1, 100)] int? take = null)
    {
        var wanted = KebabWords.Parse<EmployerState>(state);
        var (page, refusal) = await vetting.ListAsync(user, wanted, after, take ?? 20, stop);
        return page is null ? refusal! : TypedResults.Ok(page);
    }

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> Find(string id, VettingService vetting, CurrentUser user, CancellationToken stop) =>
        await vetting.FindAsync(user, id, stop) is { } found ? TypedResults.Ok(found) : Problems.NotFound();

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> AddEvidence(string id, EvidenceRequest request, VettingService vetting, CurrentUser user, CancellationToken stop) =>
        Answer(await vetting.AddEvidenceAsync(user, id, request, stop));

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> Approve(string id, DecisionRequest request, VettingService vetting, CurrentUser user, CancellationToken stop) =>
        Answer(await vetting.ApproveAsync(user, id, request, stop));

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> Refuse(string id, DecisionRequest request, VettingService vetting, CurrentUser user, CancellationToken stop) =>
        Answer(await vetting.RefuseAsync(user, id, request, stop));

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> Suspend(string id, DecisionRequest request, VettingService vetting, CurrentUser user, CancellationToken stop) =>
        Answer(await vetting.SuspendAsync(user, id, request, stop));

    private static Results<Ok<CaseView>, ProblemHttpResult> Answer((CaseView? Case, ProblemHttpResult? Refusal) step) =>
        step.Case is null ? step.Refusal! : TypedResults.Ok(step.Case);
}
