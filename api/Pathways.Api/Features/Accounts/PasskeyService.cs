using System.Buffers.Text;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pathways.Api.Features.Accounts.Stores;
using Pathways.Api.Security;

namespace Pathways.Api.Features.Accounts;

/// <summary>What a person sees of one of their passkeys.</summary>
public sealed record PasskeyView(string Id, string? Name, DateTime CreatedAt);

/// <summary>Adds passkeys to an account and signs in with them. A passkey that checked its user (PIN, finger, face) needs no passphrase and no code.</summary>
public sealed class PasskeyService
{
    private readonly SignInManager<Account> _signIn;
    private readonly AccountStore _store;
    private readonly SessionService _sessions;
    private readonly BearerTokens _tokens;
    private readonly ILogger<PasskeyService> _logger;

    internal PasskeyService(SignInManager<Account> signIn, AccountStore store, SessionService sessions, BearerTokens tokens, IOptions<AccountOptions> options, ILogger<PasskeyService> logger)
    {
        (_signIn, _store, _sessions, _tokens, _logger) = (signIn, store, sessions, tokens, logger);
        IsOffered = !string.IsNullOrEmpty(options.Value.PasskeyDomain);
    }

    /// <summary>True where a domain for passkeys is set.</summary>
    public bool IsOffered { get; }

    /// <summary>What the browser needs to make a passkey for the caller (WebAuthn creation options, JSON).</summary>
    public async Task<string> CreationOptionsAsync(CurrentUser user, CancellationToken stop)
    {
        var account = await OwnAsync(user, stop);
        return await _signIn.MakePasskeyCreationOptionsAsync(new() { Id = account.Id, Name = account.SignInName, DisplayName = account.SignInName });
    }

    /// <summary>Takes a passkey that the browser made for the caller; false when it does not fit what was asked for.</summary>
    public async Task<bool> AddAsync(CurrentUser user, string credential, string? name, CancellationToken stop)
    {
        if (await TryAsync(() => _signIn.PerformPasskeyAttestationAsync(credential)) is not { } result)
            return false;
        if (!result.Succeeded)
            _logger.LogInformation("A passkey was not taken: {Reason}", result.Failure.Message);
        // The ceremony's cookie names whom it was begun for: it may not end in somebody else's account.
        if (!result.Succeeded || result.UserEntity.Id != user.Id || await _store.FindByPasskeyIdAsync(result.Passkey.CredentialId, stop) is not null)
            return false;
        result.Passkey.Name = name;
        return (await _signIn.UserManager.AddOrUpdatePasskeyAsync(await OwnAsync(user, stop), result.Passkey)).Succeeded;
    }

    /// <summary>The caller's passkeys.</summary>
    public async Task<IReadOnlyList<PasskeyView>> ListAsync(CurrentUser user, CancellationToken stop) =>
        [.. (await OwnAsync(user, stop)).Passkeys.Select(passkey => new PasskeyView(Base64Url.EncodeToString(passkey.CredentialId), passkey.Name, passkey.CreatedAt))];

    /// <summary>Takes one of the caller's passkeys away; false when it is not there or not theirs.</summary>
    public async Task<bool> RemoveAsync(CurrentUser user, string id, CancellationToken stop)
    {
        var account = await OwnAsync(user, stop);
        var passkey = account.Passkeys.FirstOrDefault(passkey => Base64Url.EncodeToString(passkey.CredentialId) == id);
        return passkey is not null && (await _signIn.UserManager.RemovePasskeyAsync(account, passkey.CredentialId)).Succeeded;
    }

    /// <summary>What the browser needs to sign in with a passkey. It names no account: the same for everybody.</summary>
    public Task<string> RequestOptionsAsync() => _signIn.MakePasskeyRequestOptionsAsync(null);

    /// <summary>Signs in at the API; null when the passkey opens no account.</summary>
    public async Task<SignedIn?> SignInAsync(string credential, CancellationToken stop) =>
        await CheckAsync(credential) is { } account ? await _tokens.IssueAsync(account, stop) : null;

    /// <summary>Signs in at the pages; null when the passkey opens no account.</summary>
    public async Task<ClaimsPrincipal?> SignInForPagesAsync(string credential, CancellationToken stop) =>
        await CheckAsync(credential) is { } account ? (await _sessions.BeginAsync(account, SessionService.PagesDoor, Doors.Pages, stop)).Principal : null;

    private async Task<Account?> CheckAsync(string credential)
    {
        var result = await TryAsync(() => _signIn.PerformPasskeyAssertionAsync(credential));
        // SignCount is stored again at each sign-in; a copy of the passkey shows by a count that goes back.
        return result is { Succeeded: true } && (await _signIn.UserManager.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded ? result.User : null;
    }

    // Identity throws when no ceremony was begun in this browser: a refusal like any other.
    private static async Task<T?> TryAsync<T>(Func<Task<T>> perform) where T : class
    {
        try
        {
            return await perform();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<Account> OwnAsync(CurrentUser user, CancellationToken stop) =>
        await _store.FindByIdAsync(user.Id, stop) ?? throw new InvalidOperationException("A session without an account.");
}
