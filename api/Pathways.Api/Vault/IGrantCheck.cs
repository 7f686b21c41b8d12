using Pathways.Api.Security;

namespace Pathways.Api.Vault;

/// <summary>Asks whether somebody holds a live grant. The one way from the vault to consent; it breaks the cycle between them.</summary>
public interface IGrantCheck
{
    /// <summary>For each of the people who gave one: the id of a grant that is live now, names the caller (or their team) and covers every
    /// field for the purpose. The others are not in the answer.</summary>
    Task<IReadOnlyDictionary<string, string>> FindAsync(CurrentUser user, IReadOnlyCollection<string> personIds, IReadOnlySet<PersonalField> fields, Purpose purpose, CancellationToken stop);
}
