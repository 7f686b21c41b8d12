using System.Diagnostics;

namespace Pathways.Api.Tests;

/// <summary>Waits for what a background job does: asks again and again, up to a limit.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60), Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>The first value that fits.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T>> ask, Func<T, bool> fits, string what)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var value = await ask();
            if (fits(value))
                return value;
            Assert.True(clock.Elapsed < Limit, $"It did not come about in {Limit.TotalSeconds} s: {what}");
            await Task.Delay(Pause);
        }
    }
}
