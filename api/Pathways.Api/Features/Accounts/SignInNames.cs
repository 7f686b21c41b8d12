using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;

namespace Pathways.Api.Features.Accounts;

/// <summary>Makes sign-in names: two plain words of the person's language and a number, so that they can be remembered and say nothing.
/// Words lie in <c>Words/{language}.txt</c>, one a line; a language without words of its own gets English ones.</summary>
internal static class SignInNames
{
    private static readonly ConcurrentDictionary<string, string[]> Words = new();

    /// <summary>For example <c>maple-river-4821</c>; between 3·10^7 and 2·10^8 possible ones a language.</summary>
    public static string Make(string language)
    {
        var words = Words.GetOrAdd(language, Read);
        var first = words[RandomNumberGenerator.GetInt32(words.Length)];
        var second = words[RandomNumberGenerator.GetInt32(words.Length)];
        return $"{first}-{second}-{RandomNumberGenerator.GetInt32(1000, 10000)}";
    }

    private static string[] Read(string language)
    {
        var assembly = typeof(SignInNames).Assembly;
        using var stream = assembly.GetManifestResourceStream(NameOf(language)) ?? assembly.GetManifestResourceStream(NameOf("en"))!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static string NameOf(string language) => $"Pathways.Api.Features.Accounts.Words.{language}.txt";
}
