using Microsoft.AspNetCore.Identity;
using MongoDB.Driver;
using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Accounts.Stores;

/// <summary>ASP.NET Core Identity's user store over the accounts collection: finding, creating, changing, deleting.</summary>
internal sealed partial class AccountStore(PathwaysDatabase database) : IUserStore<Account>, IHasIndexes
{
    private readonly IMongoCollection<Account> _accounts = database.Collection<Account>("accounts");

    public async Task EnsureIndexesAsync(CancellationToken stop)
    {
        await _accounts.Indexes.CreateOneAsync(new CreateIndexModel<Account>(
            Builders<Account>.IndexKeys.Ascending(account => account.SignInName), new() { Unique = true }), cancellationToken: stop);
        await _accounts.Indexes.CreateOneAsync(new CreateIndexModel<Account>(Builders<Account>.IndexKeys.Ascending("passkeys.credentialId")), cancellationToken: stop);
    }

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        await _accounts.Find(account => account.Id == userId).FirstOrDefaultAsync(cancellationToken);

    public async Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        var name = Normalize(normalizedUserName);
        return await _accounts.Find(account => account.SignInName == name).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        try
        {
            await _accounts.InsertOneAsync(user, cancellationToken: cancellationToken);
            return IdentityResult.Success;
        }
        catch (MongoWriteException e) when (e.WriteError.Category == ServerErrorCategory.DuplicateKey)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().DuplicateUserName(user.SignInName));
        }
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        var seen = user.ConcurrencyStamp;
        user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        var written = await _accounts.ReplaceOneAsync(account => account.Id == user.Id && account.ConcurrencyStamp == seen, user, cancellationToken: cancellationToken);
        return written.MatchedCount == 1 ? IdentityResult.Success : IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
    }

    public async Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken)
    {
        await _accounts.DeleteOneAsync(account => account.Id == user.Id, cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IReadOnlyList<Account>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken stop) =>
        await _accounts.Find(Builders<Account>.Filter.In(account => account.Id, ids)).ToListAsync(stop);

    /// <summary>Sets an account's roles, and a new stamp with them.</summary>
    public Task SetRolesAsync(string accountId, IReadOnlyList<string> roles, CancellationToken stop) => _accounts.UpdateOneAsync(account => account.Id == accountId,
        Builders<Account>.Update.Set(account => account.Roles, [.. roles]).Set(account => account.ConcurrencyStamp, Guid.NewGuid().ToString("N")), cancellationToken: stop);

    /// <summary>Takes a recovery code away if it is there: true for exactly one of several that try at once.</summary>
    public async Task<bool> RedeemRecoveryCodeAsync(string accountId, string codeHash, CancellationToken stop) =>
        (await _accounts.UpdateOneAsync(account => account.Id == accountId && account.RecoveryCodes.Contains(codeHash),
            Builders<Account>.Update.Pull(account => account.RecoveryCodes, codeHash), cancellationToken: stop)).ModifiedCount == 1;

    /// <summary>Marks a one-time code's step as used: true for exactly one of several that try at once.</summary>
    public async Task<bool> RedeemTotpStepAsync(string accountId, long step, CancellationToken stop) =>
        (await _accounts.UpdateOneAsync(account => account.Id == accountId && account.LastTotpStep < step,
            Builders<Account>.Update.Set(account => account.LastTotpStep, step), cancellationToken: stop)).ModifiedCount == 1;

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SignInName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken)
    {
        user.SignInName = Normalize(userName ?? "");
        return Task.CompletedTask;
    }

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SignInName);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }

    /// <summary>How sign-in names are compared: trimmed, lower case, spaces as hyphens, so that what was copied from paper works.</summary>
    public static string Normalize(string name) => string.Join('-', name.Normalize().Trim().ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries));
}
