using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Consent;

/// <summary>As long as there is no way to give a grant, nobody holds one: only the person opens their own data.</summary>
internal sealed class NoGrants : IGrantCheck
{
    public Task<string?> FindAsync(CurrentUser user, string personId, IReadOnlySet<PersonalField> fields, Purpose purpose, CancellationToken stop) =>
        Task.FromResult<string?>(null);
}
