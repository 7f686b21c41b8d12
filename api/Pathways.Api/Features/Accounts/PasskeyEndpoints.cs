using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pathways.Api.Http;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Accounts;

/// <summary>A passkey that the browser made, as WebAuthn's JSON.</summary>
/// <param name="Name">Own words to tell it from others.</param>
public sealed record AddPasskeyRequest([property: Required] JsonObject Credential, [property: StringLength(60)] string? Name = null);

/// <summary>A passkey's answer to a sign-in, as WebAuthn's JSON.</summary>
public sealed record PasskeySignInRequest([property: Required] JsonObject Credential);

/// <summary>Passkeys: options first, then what the browser made of them.</summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this RouteGroupBuilder group)
    {
        group.MapGet("/passkeys", List).RequireAuthorization(Policies.SignedIn);
        group.MapPost("/passkeys/options", CreationOptions).RequireAuthorization(Policies.SignedIn);
        group.MapPost("/passkeys", Add).RequireAuthorization(Policies.SignedIn);
        group.MapDelete("/passkeys/{id}", Remove).RequireAuthorization(Policies.SignedIn);
        group.MapPost("/sign-in/passkey/options", RequestOptions).AllowAnonymous();
        group.MapPost("/sign-in/passkey", SignIn).AllowAnonymous();
    }

    private static async Task<Ok<PageOf<PasskeyView>>> List(PasskeyService passkeys, CurrentUser user, CancellationToken stop) =>
        TypedResults.Ok(new PageOf<PasskeyView>(await passkeys.ListAsync(user, stop), null));

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> CreationOptions(PasskeyService passkeys, CurrentUser user, CancellationToken stop) =>
        passkeys.IsOffered ? TypedResults.Text(await passkeys.CreationOptionsAsync(user, stop), "application/json") : AccountProblems.NoPasskeys();

    private static async Task<Results<NoContent, ProblemHttpResult>> Add(AddPasskeyRequest request, PasskeyService passkeys, CurrentUser user, CancellationToken stop) =>
        !passkeys.IsOffered ? AccountProblems.NoPasskeys()
        : await passkeys.AddAsync(user, request.Credential.ToJsonString(), request.Name, stop) ? TypedResults.NoContent()
        : AccountProblems.PasskeyNotTaken();

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string id, PasskeyService passkeys, CurrentUser user, CancellationToken stop) =>
        await passkeys.RemoveAsync(user, id, stop) ? TypedResults.NoContent() : Problems.NotFound();

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> RequestOptions(PasskeyService passkeys) =>
        passkeys.IsOffered ? TypedResults.Text(await passkeys.RequestOptionsAsync(), "application/json") : AccountProblems.NoPasskeys();

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> SignIn(PasskeySignInRequest request, PasskeyService passkeys, CancellationToken stop) =>
        !passkeys.IsOffered ? AccountProblems.NoPasskeys()
        : await passkeys.SignInAsync(request.Credential.ToJsonString(), stop) is { } signedIn ? TypedResults.Ok(signedIn)
        : AccountProblems.SignInFailed();
}
