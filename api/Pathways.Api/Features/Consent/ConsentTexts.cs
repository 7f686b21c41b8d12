using System.Security.Cryptography;
using System.Text;

namespace Pathways.Api.Features.Consent;

/// <summary>The texts that are read before a grant is given, by version and language. There is no falling back to another language:
/// a language that is not here is not here, and the asker is told which are.</summary>
public static class ConsentTexts
{
    private const string Prefix = "consent.";
    private static readonly Dictionary<(string Version, string Language), ConsentText> All = Load();

    /// <summary>The newest version.</summary>
    public static string Current { get; } = All.Keys.Max(key => key.Version)!;

    /// <summary>The languages of the newest version.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. All.Keys.Where(key => key.Version == Current).Select(key => key.Language).Order()];

    /// <summary>The newest text in a language; null where there is none.</summary>
    public static ConsentText? Find(string language) => Find(Current, language);

    /// <summary>A text of a version in a language; null where there is none.</summary>
    public static ConsentText? Find(string version, string language) => All.GetValueOrDefault((version, language.ToLowerInvariant()));

    private static Dictionary<(string, string), ConsentText> Load()
    {
        var assembly = typeof(ConsentTexts).Assembly;
        var texts = new Dictionary<(string, string), ConsentText>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var parts = name.Split('.');
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var text = reader.ReadToEnd().Trim();
            texts[(parts[2], parts[1])] = new(parts[2], parts[1], text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        }
        return texts;
    }
}
