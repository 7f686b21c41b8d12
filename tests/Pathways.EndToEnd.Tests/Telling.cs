using System.Text.RegularExpressions;

namespace Pathways.EndToEnd.Tests;

/// <summary>Words that would tell an onlooker what the platform is for. None is ever served.</summary>
internal static partial class Telling
{
    [GeneratedRegex(@"surviv|traffick|victim|exploit|rescue|slavery|forced labou?r|modern slave|abused|abuser|shelter|safe ?house|prostitut|sex work|trauma|asylum|refugee|t[- ]visa|u[- ]visa|\bNGO\b", RegexOptions.IgnoreCase)]
    public static partial Regex Words();

    /// <summary>What no page title may hold either.</summary>
    [GeneratedRegex(@"immigra|permit|visa|status|benefit|legal aid", RegexOptions.IgnoreCase)]
    public static partial Regex WordsOfTitles();
}
