using Pathways.Api.Security;

namespace Pathways.Api.Vault;

/// <summary>Asks whether somebody holds a live grant. The one way from the vault to consent; it breaks the cycle between them.</summary>
public interface IGrantCheck
{
    /// <summary>The id of a grant that is live now, names the caller (or their team) and covers every field for the purpose; else null.</summary>
    Task<string?> FindAsync(CurrentUser user, string personId, IReadOnlySet<PersonalField> fields, Purpose purpose, CancellationToken stop);
}
