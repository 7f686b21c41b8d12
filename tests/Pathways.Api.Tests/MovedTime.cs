namespace Pathways.Api.Tests;

/// <summary>Real time, plus what a test moved it on.</summary>
public sealed class MovedTime : TimeProvider
{
    private long _ticks;

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    /// <summary>Moves the clock on to an hour of the next UTC day, so that dates don't depend on when a test runs.</summary>
    public void AdvanceToNext(int hour) => Advance(GetUtcNow().UtcDateTime.Date.AddDays(1).AddHours(hour) - GetUtcNow().UtcDateTime);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));
}
