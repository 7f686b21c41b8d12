using System.Globalization;

namespace Pathways.Api.Jobs;

/// <summary>Intervals of recurring jobs.</summary>
internal static class Every
{
    /// <summary>The interval as a cron expression with seconds; null where cron can't say it: it should be a part of a minute,
    /// an hour or a day without remainder.</summary>
    public static string? CronOf(TimeSpan every)
    {
        if (every <= TimeSpan.Zero || every.Ticks % TimeSpan.TicksPerSecond != 0)
            return null;
        var seconds = (long)every.TotalSeconds;
        return seconds switch
        {
            < 60 when 60 % seconds == 0 => Text($"*/{seconds} * * * * *"),
            < 3600 when seconds % 60 == 0 && 60 % (seconds / 60) == 0 => Text($"0 */{seconds / 60} * * * *"),
            <= 86400 when seconds % 3600 == 0 && 24 % (seconds / 3600) == 0 => Text($"0 0 */{seconds / 3600} * * *"),
            _ => null,
        };
    }

    private static string Text(FormattableString cron) => cron.ToString(CultureInfo.InvariantCulture);
}
