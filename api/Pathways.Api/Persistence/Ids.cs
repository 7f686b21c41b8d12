using System.Buffers.Text;
using System.Security.Cryptography;

namespace Pathways.Api.Persistence;

/// <summary>Ids that tell nothing.</summary>
internal static class Ids
{
    /// <summary>128 random bits as base64url: 22 characters.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
