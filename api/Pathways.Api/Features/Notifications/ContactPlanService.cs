#pragma warning disable CA1822 // Contracts first.
using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Http;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Notifications;

/// <summary>A person's safe-contact plan. Only the person reads or changes it.</summary>
public sealed class ContactPlanService
{
    private readonly PersonVault _vault;

    internal ContactPlanService(PersonVault vault) => _vault = vault;

    /// <summary>The plan as it holds; state none where the person made none.</summary>
    public Task<ContactPlan> GetAsync(CurrentUser user, CancellationToken stop) =>
        Task.FromResult(new ContactPlan(ContactPlanState.None, null, ContactChannel.Inbox, null, null, null, false, MessageDetail.NoticeOnly, null, 0));

    /// <summary>Writes and confirms the plan, or says all that is wrong with it.</summary>
    /// <param name="expectedVersion">The version that the caller has read; null writes over whatever is there.</param>
    public Task<(ContactPlan? Plan, ProblemHttpResult? Refusal)> SaveAsync(CurrentUser user, ContactPlanRequest request, long? expectedVersion, CancellationToken stop) =>
        Task.FromResult<(ContactPlan?, ProblemHttpResult?)>((null, Problems.Conflict()));
}
