using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using OtpNet;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Features.Accounts.Stores;
using Pathways.Api.Persistence;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Accounts;

/// <summary>Sign-in and recovery, for both doors, and the making of accounts.</summary>
public sealed class AccountService
{
    private const int RecoveryCodeCount = 8, RecoveryCodeGroups = 3;
    private readonly UserManager<Account> _users;
    private readonly AccountStore _store;
    private readonly SessionService _sessions;
    private readonly BearerTokens _tokens;
    private readonly PlatformSealer _sealer;
    private readonly Pseudonyms _pseudonyms;
    private readonly PersonVault _vault;
    private readonly TimeProvider _time;

    internal AccountService(UserManager<Account> users, AccountStore store, SessionService sessions, BearerTokens tokens, PlatformSealer sealer,
        Pseudonyms pseudonyms, PersonVault vault, TimeProvider time) =>
        (_users, _store, _sessions, _tokens, _sealer, _pseudonyms, _vault, _time) =
        (users, store, sessions, tokens, sealer, pseudonyms, vault, time);

    /// <summary>Makes an account with a given name: for staff, employers and sample data. Null when the name is taken.</summary>
    public async Task<string?> CreateAsync(NewAccount wanted, CancellationToken stop) => (await TryCreateAsync(wanted, stop))?.Account.Id;

    /// <summary>Signs in at the API.</summary>
    public async Task<(SignedIn? SignedIn, ProblemHttpResult? Refusal)> SignInAsync(SignInRequest request, CancellationToken stop)
    {
        var (account, refusal) = await CheckAsync(request, stop);
        return account is null ? (null, refusal) : (await _tokens.IssueAsync(account, stop), null);
    }

    /// <summary>Signs in at the pages: the principal goes into the cookie.</summary>
    public async Task<(ClaimsPrincipal? Principal, ProblemHttpResult? Refusal)> SignInForPagesAsync(SignInRequest request, CancellationToken stop)
    {
        var (account, refusal) = await CheckAsync(request, stop);
        return account is null ? (null, refusal) : ((await _sessions.BeginAsync(account, SessionService.PagesDoor, Doors.Pages, stop)).Principal, null);
    }

    /// <summary>Swaps a refresh token for a new pair. Each works once; null when it does not.</summary>
    public async Task<SignedIn?> RefreshAsync(RefreshRequest request, CancellationToken stop)
    {
        if (_tokens.ReadRefresh(request.RefreshToken) is not { } shown || await _store.FindByIdAsync(shown.AccountId, stop) is not { } account)
            return null;
        return await _sessions.RotateAsync(shown.SessionId, shown.RefreshId, stop) is { } next ? _tokens.Pair(account, shown.SessionId, next) : null;
    }

    /// <summary>Sets a new passphrase with a recovery code, and ends every session. False when name and code do not fit.</summary>
    public async Task<bool> RecoverAsync(RecoverRequest request, CancellationToken stop)
    {
        var found = await _store.FindByNameAsync(request.SignInName, stop);
        var redeemed = await _store.RedeemRecoveryCodeAsync(found?.Id ?? "", HashOf(found?.Id ?? "", request.RecoveryCode), stop);
        if (!redeemed || await _store.FindByIdAsync(found!.Id, stop) is not { } account)
        {
            PassphraseHasher.Verify(PassphraseHasher.Decoy, request.Passphrase);
            return false;
        }
        account.PassphraseHash = _users.PasswordHasher.HashPassword(account, request.Passphrase);
        (account.FailedSignIns, account.LockedUntil) = (0, null);
        await _users.UpdateSecurityStampAsync(account);
        await _sessions.EndAllAsync(account.Id, stop);
        return true;
    }

    private async Task<(Account? Account, ProblemHttpResult? Refusal)> CheckAsync(SignInRequest request, CancellationToken stop)
    {
        var account = await _store.FindByNameAsync(request.SignInName, stop);
        var fits = PassphraseHasher.Verify(account?.PassphraseHash ?? PassphraseHasher.Decoy, request.Passphrase);
        if (account is null || account.LockedUntil > _time.GetUtcNow().UtcDateTime)
            return (null, AccountProblems.SignInFailed());
        if (!fits)
        {
            await _users.AccessFailedAsync(account);
            return (null, AccountProblems.SignInFailed());
        }
        if (account.TwoFactor && !await RedeemCodeAsync(account, request.Code, stop))
        {
            if (request.Code is not null)
                await _users.AccessFailedAsync(account);
            return (null, AccountProblems.CodeNeeded());
        }
        if (account.FailedSignIns > 0)
            await _users.ResetAccessFailedCountAsync(account);
        return (account, null);
    }

    private async Task<bool> RedeemCodeAsync(Account account, string? code, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(code) || account.TotpSecret is null)
            return false;
        var secret = Base32Encoding.ToBytes(await _sealer.OpenAsync(account.TotpSecret, TotpPlace(account.Id), stop));
        return new Totp(secret).VerifyTotp(_time.GetUtcNow().UtcDateTime, code.Replace(" ", "", StringComparison.Ordinal), out var step, new VerificationWindow(1, 1))
            && await _store.RedeemTotpStepAsync(account.Id, step, stop);
    }

    internal async Task<(Account Account, IReadOnlyList<string> RecoveryCodes)?> TryCreateAsync(NewAccount wanted, CancellationToken stop)
    {
        var id = Ids.New();
        var codes = Enumerable.Range(0, RecoveryCodeCount).Select(_ => Codes.Make(RecoveryCodeGroups)).ToList();
        var account = new Account
        {
            Id = id,
            SignInName = AccountStore.Normalize(wanted.SignInName),
            Roles = [.. wanted.Roles],
            RecoveryCodes = [.. codes.Select(code => HashOf(id, code))],
            TwoFactor = wanted.TotpSecret is not null,
            TotpSecret = wanted.TotpSecret is null ? null : await _sealer.SealAsync(wanted.TotpSecret, TotpPlace(id), stop),
        };
        if (!(await _users.CreateAsync(account, wanted.Passphrase)).Succeeded)
            return null;
        if (wanted.Language is { } language)
            await _vault.SealAsync(new(id, wanted.Roles.ToHashSet(), ""), PersonalFields.ContactPlans,
                new Dictionary<PersonalField, object?> { [PersonalField.Language] = language }, expectedVersion: null, stop);
        return (account, codes);
    }

    private string HashOf(string accountId, string code) =>
        _pseudonyms.Of("recovery-codes", accountId + "/" + Codes.Normalize(code));

    private static SealedPlace TotpPlace(string accountId) => new("accounts", accountId, "totpSecret");
}

/// <summary>An account to be made.</summary>
/// <param name="Language">The language of messages to it; null: none kept.</param>
/// <param name="TotpSecret">Base32; with it a code is asked at sign-in.</param>
public sealed record NewAccount(string SignInName, string Passphrase, IReadOnlyList<string> Roles, string? Language = null, string? TotpSecret = null);
