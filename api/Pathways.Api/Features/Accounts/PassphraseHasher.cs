using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using NSec.Cryptography;

namespace Pathways.Api.Features.Accounts;

/// <summary>Argon2id (19 MiB, 2 passes, 1 lane: OWASP password storage cheat sheet), as <c>$argon2id$v=19$m=…,t=…,p=1$salt$hash</c>.</summary>
internal sealed class PassphraseHasher : IPasswordHasher<Account>
{
    private const int Memory = 19 * 1024, Passes = 2, SaltLength = 16, HashLength = 32;

    /// <summary>A hash of nothing anybody knows, to be verified where there is no account, so that both cases take the same time.</summary>
    public static readonly string Decoy = Hash(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));

    public string HashPassword(Account user, string password) => Hash(password);

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) =>
        Verify(hashedPassword, providedPassword) ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;

    /// <summary>Compares in constant time.</summary>
    public static bool Verify(string hash, string passphrase)
    {
        var parts = hash.Split('$');
        if (parts is not ["", "argon2id", "v=19", var costs, var salt, var expected])
            return false;
        var numbers = costs.Split(',').Select(cost => int.Parse(cost.AsSpan(2), CultureInfo.InvariantCulture)).ToArray();
        var actual = Derive(passphrase, Base64Url.DecodeFromChars(salt), numbers[0], numbers[1]);
        return CryptographicOperations.FixedTimeEquals(actual, Base64Url.DecodeFromChars(expected));
    }

    private static string Hash(string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var hash = Derive(passphrase, salt, Memory, Passes);
        return $"$argon2id$v=19$m={Memory},t={Passes},p=1${Base64Url.EncodeToString(salt)}${Base64Url.EncodeToString(hash)}";
    }

    private static byte[] Derive(string passphrase, byte[] salt, int memory, int passes)
    {
        // Typed on another keyboard, the same letters may come in another Unicode form.
        var bytes = Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormKC));
        var algorithm = PasswordBasedKeyDerivationAlgorithm.Argon2id(new() { MemorySize = memory, NumberOfPasses = passes, DegreeOfParallelism = 1 });
        return algorithm.DeriveBytes(bytes, salt, HashLength);
    }
}
