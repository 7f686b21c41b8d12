using MongoDB.Bson.Serialization.Attributes;

namespace Pathways.Api.Features.Accounts;

/// <summary>One account. In the clear: id, sign-in name, roles, passphrase hash, passkeys' public keys, stamps. Recovery codes are keyed
/// hashes; what else is secret is sealed by the platform key.</summary>
public sealed class Account
{
    /// <summary>An opaque random id. It stands nowhere else in the database.</summary>
    [BsonId]
    public required string Id { get; init; }

    /// <summary>Made by the platform, lower case: nobody can try names out.</summary>
    public required string SignInName { get; set; }

    /// <summary>The roles it holds, from <see cref="Security.Roles"/>.</summary>
    public List<string> Roles { get; set; } = [];

    /// <summary>Argon2id in PHC form.</summary>
    public string? PassphraseHash { get; set; }

    /// <summary>Changes whenever a secret of the account does.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>For optimistic updates.</summary>
    public string ConcurrencyStamp { get; set; } = "";

    /// <summary>Wrong passphrases in a row.</summary>
    public int FailedSignIns { get; set; }

    /// <summary>No sign-in until then, UTC.</summary>
    public DateTime? LockedUntil { get; set; }

    /// <summary>True when a code of an authenticator app is needed beside the passphrase.</summary>
    public bool TwoFactor { get; set; }

    /// <summary>The authenticator's secret, sealed.</summary>
    public byte[]? TotpSecret { get; set; }

    /// <summary>The 30-second step of the last code that was taken: a code works once.</summary>
    public long LastTotpStep { get; set; }

    /// <summary>Keyed hashes of the recovery codes that are left.</summary>
    public List<string> RecoveryCodes { get; set; } = [];

    /// <summary>Public keys of passkeys.</summary>
    public List<Passkey> Passkeys { get; set; } = [];
}

/// <summary>A passkey's public part. What came with its making (attestation, client data) is not kept.</summary>
/// <param name="SignCount">As the authenticator counted at the last sign-in.</param>
public sealed record Passkey(byte[] CredentialId, byte[] PublicKey, string? Name, DateTime CreatedAt, long SignCount, string[] Transports,
    bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp);
