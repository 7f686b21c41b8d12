using Microsoft.AspNetCore.Identity;
using MongoDB.Driver;

namespace Pathways.Api.Features.Accounts.Stores;

/// <summary>Passkeys: public keys in the account, written by <see cref="UpdateAsync"/>.</summary>
internal sealed partial class AccountStore : IUserPasskeyStore<Account>
{
    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => Set(() =>
    {
        user.Passkeys.RemoveAll(known => known.CredentialId.AsSpan().SequenceEqual(passkey.CredentialId));
        user.Passkeys.Add(new(passkey.CredentialId, passkey.PublicKey, passkey.Name, passkey.CreatedAt.UtcDateTime, passkey.SignCount, passkey.Transports ?? [],
            passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp));
    });

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Passkeys.Select(InfoOf)]);

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await _accounts.Find(Builders<Account>.Filter.Eq("passkeys.credentialId", credentialId)).FirstOrDefaultAsync(cancellationToken);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(user.Passkeys.Where(known => known.CredentialId.AsSpan().SequenceEqual(credentialId)).Select(InfoOf).FirstOrDefault());

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        Set(() => user.Passkeys.RemoveAll(known => known.CredentialId.AsSpan().SequenceEqual(credentialId)));

    private static UserPasskeyInfo InfoOf(Passkey passkey) => new(passkey.CredentialId, passkey.PublicKey, new DateTimeOffset(passkey.CreatedAt, TimeSpan.Zero),
        (uint)passkey.SignCount, passkey.Transports, passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp, [], [])
    { Name = passkey.Name };
}
