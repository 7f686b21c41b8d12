using System.Globalization;

namespace Pathways.Api.Features;

/// <summary>Where a page that is ordered by a time, then an id, begins: after that one.</summary>
internal sealed record TimeCursor(DateTime At, string Id)
{
    /// <summary>As it goes out in <c>next</c>.</summary>
    public static string Write(DateTime at, string id) => at.Ticks.ToString(CultureInfo.InvariantCulture) + "~" + id;

    /// <summary>What came back in <c>after</c>; null when it is no such text.</summary>
    public static TimeCursor? Parse(string? text) =>
        text?.Split('~', 2) is [var ticks, { Length: > 0 } id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTime.MaxValue.Ticks ? new(new DateTime(at, DateTimeKind.Utc), id) : null;
}
