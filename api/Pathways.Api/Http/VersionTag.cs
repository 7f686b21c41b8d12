using System.Globalization;

namespace Pathways.Api.Http;

/// <summary>A record's version as an entity tag: <c>"3"</c> in ETag and If-Match.</summary>
public static class VersionTag
{
    /// <summary>The version as it stands in an ETag header.</summary>
    public static string Of(long version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>Reads an If-Match header: null when there is none or any version will do (<c>*</c>); false when no version of ours looks so.</summary>
    public static bool TryRead(string? header, out long? version)
    {
        version = null;
        if (string.IsNullOrWhiteSpace(header) || header.Trim() == "*")
            return true;
        if (!long.TryParse(header.Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var read))
            return false;
        version = read;
        return true;
    }
}
