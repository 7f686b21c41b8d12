using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Employers.Vetting;

/// <summary>The officers' work: who may offer openings.</summary>
public sealed class VettingService
{
    private const int Tries = 3;
    private readonly EmployerStore _store;
    private readonly CompanySealer _contacts;
    private readonly TimeProvider _time;

    internal VettingService(EmployerStore store, CompanySealer contacts, TimeProvider time) => (_store, _contacts, _time) = (store, contacts, time);

    /// <summary>Employers in a state; without a state those whose case is open. Of open cases the longest waiting comes first, of the others what
    /// changed last, with those that an import or sample data vouched for.</summary>
    public async Task<(PageOf<CaseLine>? Page, ProblemHttpResult? Refusal)> ListAsync(CurrentUser user, EmployerState? state, string? after, int take, CancellationToken stop)
    {
        var (page, refusal) = NewestFirst.Read(take, after);
        if (page is null || !user.Is(Roles.Officer))
            return (page is null ? null : new([], null), refusal);
        if (state is { } decided and not (EmployerState.Applied or EmployerState.InReview))
        {
            var employers = await _store.InStateAsync(decided, page, stop);
            return (page.Of(employers, [.. employers.Take(page.Take).Select(LineOf)], employer => (employer.ChangedAt, employer.Id)), null);
        }
        var waiting = await _store.CasesAsync(state is { } one ? [one] : [EmployerState.Applied, EmployerState.InReview], page.After, page.Take + 1, stop);
        return (page.Of(waiting, [.. waiting.Take(page.Take).Select(LineOf)], employer => (employer.Vetting!.OpenedAt, employer.Id)), null);
    }

    private static CaseLine LineOf(Employer employer) =>
        new(employer.Id, employer.LegalName, employer.State, CaseOf(employer).OpenedAt, CaseOf(employer).Approvals.Count, employer.Vetting?.Missing() ?? []);

    /// <summary>One case; null when it is not there. An employer that an import or sample data vouched for has an empty one.</summary>
    public async Task<CaseView?> FindAsync(CurrentUser user, string id, CancellationToken stop) =>
        user.Is(Roles.Officer) && await _store.FindOneAsync(id, stop) is { } employer ? await ViewOfAsync(employer, user, stop) : null;

    /// <summary>Notes evidence.</summary>
    public Task<(CaseView? Case, ProblemHttpResult? Refusal)> AddEvidenceAsync(CurrentUser user, string id, EvidenceRequest request, CancellationToken stop) =>
        StepAsync(user, id, employer => VettingRules.Add(employer, request, user.Id, Now), stop);

    /// <summary>One yes; the second of another officer approves.</summary>
    public Task<(CaseView? Case, ProblemHttpResult? Refusal)> ApproveAsync(CurrentUser user, string id, DecisionRequest request, CancellationToken stop) =>
        StepAsync(user, id, employer => request.Version is null ? (null, Problems.Fault("version", "Say which version you looked at."))
            : request.Version != employer.Version ? (null, Problems.Conflict())
            : VettingRules.Approve(employer, request.Reason, user.Id, Now), stop);

    /// <summary>A no.</summary>
    public Task<(CaseView? Case, ProblemHttpResult? Refusal)> RefuseAsync(CurrentUser user, string id, DecisionRequest request, CancellationToken stop) =>
        StepAsync(user, id, employer => VettingRules.Refuse(employer, request.Reason, user.Id, Now), stop);

    /// <summary>Out of sight at once.</summary>
    public Task<(CaseView? Case, ProblemHttpResult? Refusal)> SuspendAsync(CurrentUser user, string id, DecisionRequest request, CancellationToken stop) =>
        StepAsync(user, id, employer => VettingRules.Suspend(employer, request.Reason, user.Id, Now), stop);

    private async Task<(CaseView?, ProblemHttpResult?)> StepAsync(CurrentUser user, string id, Func<Employer, (Employer? Next, ProblemHttpResult? Refusal)> step, CancellationToken stop)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (!user.Is(Roles.Officer) || await _store.FindOneAsync(id, stop) is not { } employer)
                return (null, Problems.NotFound());
            var (next, refusal) = step(employer);
            if (refusal is not null)
                return (null, refusal);
            if (await _store.WriteAsync(next!, employer.Version, stop) is { } written)
                return (await ViewOfAsync(written, user, stop), null);
        }
        return (null, Problems.Conflict());
    }

    private async Task<CaseView> ViewOfAsync(Employer employer, CurrentUser user, CancellationToken stop) => new(employer.Id, employer.LegalName, employer.State,
        employer.ApprovedUntil, employer.Company, await _contacts.OpenAsync(employer, stop), employer.EnteredByStaff, CaseOf(employer), CaseOf(employer).Missing(),
        VettingRules.RefusalOfApproval(employer, user.Id) is null, employer.Version);

    private static VettingCase CaseOf(Employer employer) => employer.Vetting ?? new(employer.ChangedAt, [], []);

    private DateTime Now => _time.GetUtcNow().UtcDateTime;
}
