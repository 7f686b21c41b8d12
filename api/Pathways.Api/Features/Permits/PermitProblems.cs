using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Http;

namespace Pathways.Api.Features.Permits;

/// <summary>Every refusal that permits can give, besides "not there" and "changed meanwhile".</summary>
internal static class PermitProblems
{
    private static readonly DateOnly First = new(1950, 1, 1), Last = new(2150, 12, 31);

    /// <summary>Everything that is wrong with a permit, or null. What no rule knows is not wrong: it is answered with "ask".</summary>
    public static ProblemHttpResult? Of(PermitRequest request)
    {
        var faults = new Faults();
        foreach (var (field, day) in new[] { ("lastDay", request.LastDay), ("firstDay", request.FirstDay), ("renewalFiledOn", request.RenewalFiledOn), ("renewalDecidedOn", request.RenewalDecidedOn) })
            faults.Unless(!(day < First) && !(day > Last), field, "This should be a day between 1950 and 2150.");
        faults.Unless(!(request.LastDay < request.FirstDay), "lastDay", "The last day lies before the first day.");
        faults.Unless(request.RenewalDecidedOn is null || request.RenewalFiledOn is not null, "renewalFiledOn", "A decision needs the day of filing.");
        faults.Unless(!(request.RenewalDecidedOn < request.RenewalFiledOn), "renewalDecidedOn", "The decision lies before the filing.");
        faults.Unless(request.Checkpoints?.All(Checkpoints.Offered.Contains) != false, "checkpoints", $"These should be among: {string.Join(", ", Checkpoints.Offered)}.");
        return faults.None ? null : Problems.Faults(faults.All());
    }

    public static ProblemHttpResult TooMany(int most) =>
        Problems.Of(StatusCodes.Status409Conflict, "too-many", $"There can be {most} permits. Take one away first.");
}
