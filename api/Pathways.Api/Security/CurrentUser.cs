using System.Security.Claims;

namespace Pathways.Api.Security;

/// <summary>Who asks. Made from the session that the request showed; services decide access from it.</summary>
/// <param name="Id">The account's opaque id; empty when nobody is signed in.</param>
/// <param name="Roles">The roles it holds.</param>
/// <param name="SessionId">The session of this request.</param>
public sealed record CurrentUser(string Id, IReadOnlySet<string> Roles, string SessionId)
{
    /// <summary>The claim that carries the session id.</summary>
    public const string SessionClaim = "sid";

    /// <summary>Nobody is signed in.</summary>
    public static CurrentUser Nobody { get; } = new("", new HashSet<string>(), "");

    /// <summary>True when somebody is signed in.</summary>
    public bool IsSignedIn => Id.Length > 0;

    /// <summary>True when the account holds the role.</summary>
    public bool Is(string role) => Roles.Contains(role);

    internal static CurrentUser Of(ClaimsPrincipal? principal) => principal?.Identity?.IsAuthenticated == true
        ? new(principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", principal.FindAll(ClaimTypes.Role).Select(claim => claim.Value).ToHashSet(),
            principal.FindFirstValue(SessionClaim) ?? "")
        : Nobody;
}
