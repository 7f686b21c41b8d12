using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Accounts;

/// <summary>Registration, sign-in, and own sessions.</summary>
public static class AccountEndpoints
{
    /// <summary>Maps the account routes on the given prefix.</summary>
    public static RouteGroupBuilder MapAccounts(this RouteGroupBuilder group)
    {
        group.WithTags("Account");
        group.MapPost("/register", Register).AllowAnonymous();
        group.MapPost("/sign-in", SignIn).AllowAnonymous();
        group.MapPost("/refresh", Refresh).AllowAnonymous();
        group.MapPost("/recover", Recover).AllowAnonymous();
        group.MapGet("/sessions", Sessions).RequireAuthorization(Policies.SignedIn);
        group.MapDelete("/sessions/{id}", EndSession).RequireAuthorization(Policies.SignedIn);
        group.MapPasskeys();
        return group;
    }

    private static async Task<Results<Created<Registered>, ProblemHttpResult>> Register(RegisterRequest request, Registration registration, CancellationToken stop)
    {
        var (made, refusal) = await registration.RegisterAsync(request, stop);
        return made is null ? refusal! : TypedResults.Created((string?)null, made);
    }

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> SignIn(SignInRequest request, AccountService accounts, CancellationToken stop)
    {
        var (signedIn, refusal) = await accounts.SignInAsync(request, stop);
        return signedIn is null ? refusal! : TypedResults.Ok(signedIn);
    }

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> Refresh(RefreshRequest request, AccountService accounts, CancellationToken stop) =>
        await accounts.RefreshAsync(request, stop) is { } signedIn ? TypedResults.Ok(signedIn) : AccountProblems.RefreshFailed();

    private static async Task<Results<NoContent, ProblemHttpResult>> Recover(RecoverRequest request, AccountService accounts, CancellationToken stop) =>
        await accounts.RecoverAsync(request, stop) ? TypedResults.NoContent() : AccountProblems.RecoveryFailed();

    private static async Task<Ok<PageOf<SessionView>>> Sessions(SessionService sessions, CurrentUser user, CancellationToken stop) =>
        TypedResults.Ok(new PageOf<SessionView>(await sessions.ListAsync(user, stop), null));

    private static async Task<Results<NoContent, ProblemHttpResult>> EndSession(string id, SessionService sessions, CurrentUser user, CancellationToken stop) =>
        await sessions.EndAsync(user, id, stop) ? TypedResults.NoContent() : Problems.NotFound();
}
