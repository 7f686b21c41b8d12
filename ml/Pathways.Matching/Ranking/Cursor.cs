using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Pathways.Matching;

/// <summary>
/// Where a page ended: the sort key and the id of its last item. The next page begins after that point of the order,
/// also when openings have come or gone in between.
/// </summary>
/// <param name="Rest">The item was among those that the whole model did not score; these come last.</param>
internal readonly record struct Cursor(double Key, string Id, bool Rest = false)
{
    private const string RestMark = "r";

    public string Write() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
        (Rest ? RestMark : "") + Key.ToString("R", CultureInfo.InvariantCulture) + " " + Id));

    /// <summary>Does this point come after another one, in the same order?</summary>
    public bool IsPast(Cursor other) => Key < other.Key || (Key == other.Key && string.CompareOrdinal(Id, other.Id) > 0);

    /// <summary>False when the text is no cursor.</summary>
    public static bool TryRead(string? text, out Cursor cursor)
    {
        cursor = default;
        if (text is null || !Base64Url.IsValid(text)) return false;
        var plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        var rest = plain.StartsWith(RestMark, StringComparison.Ordinal);
        var parts = plain[(rest ? RestMark.Length : 0)..].Split(' ', 2);
        if (parts.Length < 2 || !double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var key)) return false;
        cursor = new(key, parts[1], rest);
        return true;
    }
}
