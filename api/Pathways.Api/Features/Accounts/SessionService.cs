using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Pathways.Api.Persistence;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Accounts;

/// <summary>What a person sees of one of their sessions.</summary>
/// <param name="Current">True for the one that asks.</param>
public sealed record SessionView(string Id, string Door, DateTime CreatedAt, DateTime LastSeenAt, bool Current);

/// <summary>Begins, checks and ends sessions.</summary>
public sealed class SessionService
{
    /// <summary>Door names.</summary>
    public const string ApiDoor = "api", PagesDoor = "pages";

    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(1);
    private readonly SessionStore _sessions;
    private readonly Pseudonyms _pseudonyms;
    private readonly TimeProvider _time;

    internal SessionService(SessionStore sessions, Pseudonyms pseudonyms, TimeProvider time) =>
        (_sessions, _pseudonyms, _time) = (sessions, pseudonyms, time);

    /// <summary>Idle minutes after which a session ends: 20 for job seekers, 60 for everybody else.</summary>
    public static int IdleMinutesOf(IEnumerable<string> roles) => roles.Contains(Roles.JobSeeker) ? 20 : 60;

    /// <summary>All own sessions that are alive, the last used first.</summary>
    public async Task<IReadOnlyList<SessionView>> ListAsync(CurrentUser user, CancellationToken stop) =>
        [.. (await _sessions.ListAsync(PseudonymOf(user.Id), Now, stop))
            .Select(session => new SessionView(session.Id, session.Door, session.CreatedAt, session.LastSeenAt, session.Id == user.SessionId))];

    /// <summary>Ends one own session, on every host, from the next request on. False when it is not there or not theirs.</summary>
    public Task<bool> EndAsync(CurrentUser user, string sessionId, CancellationToken stop) => _sessions.EndAsync(PseudonymOf(user.Id), sessionId, stop);

    /// <summary>Ends every session of an account.</summary>
    internal Task EndAllAsync(string accountId, CancellationToken stop) => _sessions.EndAllAsync(PseudonymOf(accountId), stop);

    /// <summary>Begins a session and makes the principal that carries it.</summary>
    internal async Task<(ClaimsPrincipal Principal, string Refresh)> BeginAsync(Account account, string door, string scheme, CancellationToken stop)
    {
        var (now, idle) = (Now, IdleMinutesOf(account.Roles));
        var session = new Session
        {
            Id = Ids.New(),
            Account = PseudonymOf(account.Id),
            Door = door,
            CreatedAt = now,
            LastSeenAt = now,
            EndsAt = now.AddMinutes(idle),
            IdleMinutes = idle,
            Refresh = Ids.New(),
        };
        await _sessions.AddAsync(session, stop);
        return (PrincipalOf(account, session.Id, scheme), session.Refresh);
    }

    /// <summary>Swaps a refresh id that was shown for a new one; null when it is not the current one.</summary>
    internal async Task<string?> RotateAsync(string sessionId, string refresh, CancellationToken stop)
    {
        var next = Ids.New();
        return await _sessions.RotateAsync(sessionId, refresh, next, Now, stop) ? next : null;
    }

    /// <summary>True while the principal's session lives and belongs to its account; keeps it alive.</summary>
    internal async Task<bool> IsAliveAsync(ClaimsPrincipal principal, CancellationToken stop)
    {
        var user = CurrentUser.Of(principal);
        var now = Now;
        if (await _sessions.FindAsync(user.SessionId, now, stop) is not { } session || session.Account != PseudonymOf(user.Id))
            return false;
        if (now - session.LastSeenAt > TouchEvery)
            await _sessions.TouchAsync(session.Id, now, now.AddMinutes(session.IdleMinutes), stop);
        return true;
    }

    internal static ClaimsPrincipal PrincipalOf(Account account, string sessionId, string scheme) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, account.Id), new(CurrentUser.SessionClaim, sessionId), .. account.Roles.Select(role => new Claim(ClaimTypes.Role, role))], scheme));

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private string PseudonymOf(string accountId) => _pseudonyms.Of("sessions", accountId);
}

/// <summary>Takes away the identity of a request whose session was ended, anywhere.</summary>
internal sealed class SessionCheck(RequestDelegate next, SessionService sessions)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated == true && !await sessions.IsAliveAsync(context.User, context.RequestAborted))
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
        await next(context);
    }
}
