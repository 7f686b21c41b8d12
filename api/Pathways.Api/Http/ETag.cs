using System.Globalization;

namespace Pathways.Api.Http;

/// <summary>A version as an entity tag: <c>"3"</c>.</summary>
public static class ETag
{
    public static string Write(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Reads an If-Match header: null where there is none; false when it is no tag of this form.</summary>
    public static bool TryRead(string? header, out long? version)
    {
        version = null;
        if (header is null)
            return true;
        if (header.Trim() is not ['"', .. var digits, '"'] || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var read))
            return false;
        version = read;
        return true;
    }
}
