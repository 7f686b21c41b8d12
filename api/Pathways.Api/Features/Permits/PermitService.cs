#pragma warning disable CA1822 // Contracts first.
using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Http;
using Pathways.Api.Security;
using Pathways.Api.Vault;
using Pathways.Matching;

namespace Pathways.Api.Features.Permits;

/// <summary>A person's own permits. Only the person reads or changes them.</summary>
public sealed class PermitService
{
    private readonly PersonVault _vault;

    internal PermitService(PersonVault vault) => _vault = vault;

    /// <summary>The person's permits, the one that ends first on top.</summary>
    public async Task<IReadOnlyList<PermitView>> ListAsync(CurrentUser user, CancellationToken stop)
    {
        await Task.CompletedTask;
        return [];
    }

    /// <summary>One of them; null when it is not there or not theirs.</summary>
    public async Task<PermitView?> FindAsync(CurrentUser user, string id, CancellationToken stop) =>
        (await ListAsync(user, stop)).FirstOrDefault(permit => permit.Id == id);

    /// <summary>Adds a permit, or says all that is wrong with it.</summary>
    public Task<(PermitView? Permit, ProblemHttpResult? Refusal)> AddAsync(CurrentUser user, PermitRequest request, CancellationToken stop) =>
        Task.FromResult<(PermitView?, ProblemHttpResult?)>((null, Problems.NotFound()));

    /// <summary>Writes a permit anew.</summary>
    /// <param name="expectedVersion">The version that the caller has read; null writes over whatever is there.</param>
    public Task<(PermitView? Permit, ProblemHttpResult? Refusal)> ChangeAsync(CurrentUser user, string id, PermitRequest request, long? expectedVersion, CancellationToken stop) =>
        Task.FromResult<(PermitView?, ProblemHttpResult?)>((null, Problems.NotFound()));

    /// <summary>Takes a permit away, and its reminders with it; false when it is not there or not theirs.</summary>
    public Task<bool> RemoveAsync(CurrentUser user, string id, CancellationToken stop) => Task.FromResult(false);

    /// <summary>What the permits mean today, in the person's own time zone.</summary>
    public Task<PermitsOutlook> OutlookAsync(CurrentUser user, CancellationToken stop) =>
        Task.FromResult(new PermitsOutlook(default, "Etc/UTC", null, []));

    /// <summary>May the person work on a day? For matching, from fields that a door of the vault has already opened.
    /// Null where no permit was entered: such a person is never filtered.</summary>
    public Func<DateOnly, WorkAnswer>? WorkAuthorisation(OpenedFields opened) => null;
}
