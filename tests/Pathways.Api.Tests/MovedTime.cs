namespace Pathways.Api.Tests;

/// <summary>Real time, plus what a test moved it on.</summary>
public sealed class MovedTime : TimeProvider
{
    private long _ticks;

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));
}
