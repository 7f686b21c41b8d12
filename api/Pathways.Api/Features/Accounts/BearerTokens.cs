using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Accounts;

/// <summary>Makes and reads the API's tokens: opaque, protected by the installation's Data Protection keys, each with its session's id.</summary>
internal sealed class BearerTokens(SessionService sessions, IOptionsMonitor<BearerTokenOptions> options, TimeProvider time)
{
    private const string RefreshClaim = "rid";

    /// <summary>What a refresh token says.</summary>
    public sealed record Refresh(string AccountId, string SessionId, string RefreshId);

    /// <summary>Begins a session at the API door.</summary>
    public async Task<SignedIn> IssueAsync(Account account, CancellationToken stop)
    {
        var (principal, refresh) = await sessions.BeginAsync(account, SessionService.ApiDoor, Doors.Bearer, stop);
        return Pair(account, principal.FindFirstValue(CurrentUser.SessionClaim)!, refresh);
    }

    /// <summary>An access and a refresh token for a session that lives.</summary>
    public SignedIn Pair(Account account, string sessionId, string refreshId)
    {
        var settings = options.Get(Doors.Bearer);
        var principal = SessionService.PrincipalOf(account, sessionId, Doors.Bearer);
        var access = Ticket(principal, settings.BearerTokenExpiration);
        var refresh = SessionService.PrincipalOf(account, sessionId, Doors.Bearer);
        refresh.Identities.First().AddClaim(new(RefreshClaim, refreshId));
        return new(settings.BearerTokenProtector.Protect(access), (long)settings.BearerTokenExpiration.TotalSeconds,
            settings.RefreshTokenProtector.Protect(Ticket(refresh, settings.RefreshTokenExpiration)), account.Roles);
    }

    /// <summary>What a refresh token says; null when it is not one of ours, or ran out.</summary>
    public Refresh? ReadRefresh(string token) =>
        options.Get(Doors.Bearer).RefreshTokenProtector.Unprotect(token) is { Properties.ExpiresUtc: { } until, Principal: var principal }
        && until > time.GetUtcNow() && principal.FindFirstValue(RefreshClaim) is { } refreshId
            ? new(principal.FindFirstValue(ClaimTypes.NameIdentifier)!, principal.FindFirstValue(CurrentUser.SessionClaim)!, refreshId)
            : null;

    private AuthenticationTicket Ticket(ClaimsPrincipal principal, TimeSpan life) =>
        new(principal, new() { ExpiresUtc = time.GetUtcNow() + life }, Doors.Bearer);
}
