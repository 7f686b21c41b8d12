using System.Security.Cryptography;
using System.Text;

namespace Pathways.LocalMongo.Auth;

/// <summary>What the server keeps of the one user's password (RFC 5802): salt, rounds and two derived keys.</summary>
internal sealed class ScramCredentials
{
    public const int Iterations = 15_000;

    public ScramCredentials(string user, string password)
    {
        User = user;
        // A salt that follows from the password lets the driver's cache of derived keys survive a restart.
        Salt = SHA256.HashData(Encoding.UTF8.GetBytes("salt:" + password))[..28];
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, Salt, Iterations, HashAlgorithmName.SHA256, 32);
        StoredKey = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        ServerKey = HMACSHA256.HashData(salted, "Server Key"u8);
    }

    public string User { get; }

    public byte[] Salt { get; }

    public byte[] StoredKey { get; }

    public byte[] ServerKey { get; }
}
