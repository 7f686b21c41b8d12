using System.Security.Cryptography;
using System.Text.Json;

namespace Pathways.Api.Vault;

/// <summary>The key ring as a file: <c>{"current":"k1","keys":{"k1":"base64"},"hashRoot":"base64"}</c>, readable by its owner only.</summary>
internal static class KeyRingFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private sealed record Content(string Current, Dictionary<string, string> Keys, string HashRoot);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Reads the file; with <paramref name="makeIfMissing"/> makes one with fresh keys first.</summary>
    /// <exception cref="InvalidOperationException">The file is missing, unreadable, or open to others than its owner.</exception>
    public static IKeyRing Read(string path, bool makeIfMissing)
    {
        if (!File.Exists(path))
        {
            if (!makeIfMissing)
                throw new InvalidOperationException($"The key ring file '{path}' (setting Vault:KeyFile) is not there.");
            Make(path);
        }
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
            throw new InvalidOperationException($"The key ring file '{path}' can be read by others than its owner. Run: chmod 600 '{path}'");
        return Parse(File.ReadAllText(path), path);
    }

    /// <summary>Parses the file's content, from wherever it came.</summary>
    /// <exception cref="InvalidOperationException">It is not a key ring.</exception>
    public static IKeyRing Parse(string json, string origin)
    {
        try
        {
            var content = JsonSerializer.Deserialize<Content>(json, Json) ?? throw new JsonException();
            return new KeyRing(content.Keys.ToDictionary(key => key.Key, key => Convert.FromBase64String(key.Value)),
                content.Current, Convert.FromBase64String(content.HashRoot));
        }
        catch (Exception e) when (e is JsonException or FormatException or NullReferenceException or ArgumentNullException)
        {
            throw new InvalidOperationException($"The key ring of {origin} can't be read: {e.GetType().Name}.");
        }
    }

    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var content = new Content("k1", new() { ["k1"] = NewKey() }, NewKey());
        // Written aside and renamed, so that two hosts that start together agree on the one that came first.
        var aside = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var stream = new FileStream(aside, options))
            JsonSerializer.Serialize(stream, content, Json);
        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Sealer.KeyLength));
}
