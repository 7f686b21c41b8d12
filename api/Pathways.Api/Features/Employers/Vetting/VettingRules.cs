using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Http;

namespace Pathways.Api.Features.Employers.Vetting;

/// <summary>The steps of a vetting, as pure functions from one employer to the next. Two different officers approve, and neither is the
/// one who entered the employer.</summary>
internal static class VettingRules
{
    private const int ApprovalMonths = 12;

    /// <summary>Notes what was seen.</summary>
    public static (Employer? Next, ProblemHttpResult? Refusal) Add(Employer employer, EvidenceRequest request, string officer, DateTime now) =>
        employer.Vetting is not { Decision: null } open ? (null, NotOpen()) : (employer with
        {
            State = EmployerState.InReview,
            Vetting = open with { Evidence = [.. open.Evidence, new(request.Item!.Value, request.Fine!.Value, request.Note, officer, now)] },
        }, null);

    /// <summary>One officer's yes; the second makes it an approval for twelve months.</summary>
    public static (Employer? Next, ProblemHttpResult? Refusal) Approve(Employer employer, string reason, string officer, DateTime now)
    {
        if (RefusalOfApproval(employer, officer) is { } refusal)
            return (null, refusal);
        var open = employer.Vetting!;
        var approved = open with { Approvals = [.. open.Approvals, new(officer, reason, now)] };
        return approved.Approvals.Count < VettingCase.ApprovalsNeeded
            ? (employer with { State = EmployerState.InReview, Vetting = approved }, null)
            : (employer with
            {
                State = EmployerState.Approved,
                ApprovedUntil = DateOnly.FromDateTime(now).AddMonths(ApprovalMonths),
                Vetting = approved with { Decision = new(EmployerState.Approved, reason, officer, now) },
            }, null);
    }

    /// <summary>A no ends the case.</summary>
    public static (Employer? Next, ProblemHttpResult? Refusal) Refuse(Employer employer, string reason, string officer, DateTime now) =>
        employer.Vetting is { Decision: null } open ? (Ended(employer, open, EmployerState.Refused, reason, officer, now), null) : (null, NotOpen());

    /// <summary>Takes an approved employer's openings out of sight at once.</summary>
    public static (Employer? Next, ProblemHttpResult? Refusal) Suspend(Employer employer, string reason, string officer, DateTime now) =>
        employer.State == EmployerState.Approved
            ? (Ended(employer, employer.Vetting ?? new(now, [], []), EmployerState.Suspended, reason, officer, now), null)
            : (null, Problems.Of(StatusCodes.Status409Conflict, "not-approved", "Only an approved employer can be suspended."));

    /// <summary>Why this officer can't approve this employer now; null when they can.</summary>
    public static ProblemHttpResult? RefusalOfApproval(Employer employer, string officer)
    {
        if (employer.Vetting is not { Decision: null } open)
            return NotOpen();
        if (employer.EnteredBy == officer)
            return Problems.Of(StatusCodes.Status409Conflict, "entered-by-you", "You entered this employer. Two other officers decide.");
        if (open.Approvals.Any(approval => approval.By == officer))
            return Problems.Of(StatusCodes.Status409Conflict, "approved-by-you", "You have approved this employer already. A different officer gives the second yes.");
        return open.Missing() is { Count: > 0 } missing
            ? Problems.Of(StatusCodes.Status409Conflict, "evidence-missing", "Something was not looked at yet, or was not fine.", "Missing: " + string.Join(", ", missing))
            : null;
    }

    private static Employer Ended(Employer employer, VettingCase open, EmployerState outcome, string reason, string officer, DateTime now) =>
        employer with { State = outcome, ApprovedUntil = null, Vetting = open with { Decision = new(outcome, reason, officer, now) } };

    private static ProblemHttpResult NotOpen() => Problems.Of(StatusCodes.Status409Conflict, "case-decided", "This case is decided.", "A new one opens when the employer applies again.");
}
