namespace Pathways.LocalMongo.Commands;

/// <summary>The server's time as BSON keeps it: whole milliseconds.</summary>
internal static class ServerClock
{
    public static DateTime Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
