using System.Diagnostics;

namespace Pathways.LocalMongo.Tests;

/// <summary>Waits for what another thread or process brings about, with a limit.</summary>
internal static class Eventually
{
    /// <summary>Asks ten times a second until it is true; fails when it isn't within the limit (30 s unless given).</summary>
    public static async Task TrueAsync(Func<bool> ask, string what, TimeSpan? limit = null)
    {
        var waited = Stopwatch.StartNew();
        while (!ask())
        {
            Assert.True(waited.Elapsed < (limit ?? TimeSpan.FromSeconds(30)), $"not within {waited.Elapsed.TotalSeconds:0} s: {what}");
            await Task.Delay(100);
        }
    }
}
