using System.Security.Cryptography;

namespace Pathways.Api.Features.Accounts.Organisations;

/// <summary>Codes that people read from paper and type: no letter or digit that looks like another.</summary>
internal static class Codes
{
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Group = 4;

    /// <summary>Random groups of four with hyphens between; about 20 bits a group.</summary>
    public static string Make(int groups) => string.Join('-', RandomNumberGenerator.GetString(Alphabet, groups * Group).Chunk(Group).Select(part => new string(part)));

    /// <summary>As it was made, however it was typed: case, spaces and hyphens don't count.</summary>
    public static string Normalize(string typed)
    {
        var letters = typed.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant).ToArray();
        return string.Join('-', letters.Chunk(Group).Select(part => new string(part)));
    }
}
