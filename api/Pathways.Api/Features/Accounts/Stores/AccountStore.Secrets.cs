using Microsoft.AspNetCore.Identity;

namespace Pathways.Api.Features.Accounts.Stores;

/// <summary>Passphrase, stamp, lockout and roles: fields of the account, written by <see cref="UpdateAsync"/>.</summary>
internal sealed partial class AccountStore : IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserLockoutStore<Account>, IUserRoleStore<Account>
{
    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.PassphraseHash = passwordHash);

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PassphraseHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PassphraseHash is not null);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) => Set(() => user.SecurityStamp = stamp);

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.LockedUntil is { } until ? new DateTimeOffset(until, TimeSpan.Zero) : (DateTimeOffset?)null);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) =>
        Set(() => user.LockedUntil = lockoutEnd?.UtcDateTime);

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(++user.FailedSignIns);

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Set(() => user.FailedSignIns = 0);

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.FailedSignIns);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task AddToRoleAsync(Account user, string roleName, CancellationToken cancellationToken) => Set(() => user.Roles = [.. user.Roles.Append(roleName).Distinct()]);

    public Task RemoveFromRoleAsync(Account user, string roleName, CancellationToken cancellationToken) => Set(() => user.Roles.Remove(roleName));

    public Task<IList<string>> GetRolesAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<IList<string>>(user.Roles);

    public Task<bool> IsInRoleAsync(Account user, string roleName, CancellationToken cancellationToken) => Task.FromResult(user.Roles.Contains(roleName));

    public Task<IList<Account>> GetUsersInRoleAsync(string roleName, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nobody lists the people of a role.");

    private static Task Set(Action change)
    {
        change();
        return Task.CompletedTask;
    }
}
