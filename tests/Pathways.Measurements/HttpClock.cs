using System.Diagnostics;
using Pathways.Training;

namespace Pathways.Measurements;

/// <summary>How long answers take over a loopback connection, body read in full.</summary>
internal static class HttpClock
{
    private const int WarmUps = 60, Requests = 400;
    private static readonly TimeSpan ThroughputFor = TimeSpan.FromSeconds(5);

    /// <summary>Median and 99th percentile, one request after another; the addresses take turns.</summary>
    public static async Task<IReadOnlyList<Measure>> TimesAsync(string suite, string system, HttpClient client, IReadOnlyList<string> addresses)
    {
        for (var i = 0; i < WarmUps; i++) await AskAsync(client, addresses[i % addresses.Count]);
        var times = new double[Requests];
        for (var i = 0; i < Requests; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await AskAsync(client, addresses[i % addresses.Count]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return [new(suite, system, "p50", times[Requests / 2], "ms"), new(suite, system, "p99", times[Requests * 99 / 100], "ms")];
    }

    /// <summary>Answers a second with some requests under way at once.</summary>
    public static async Task<Measure> ThroughputAsync(string suite, string system, HttpClient client, string address, int atOnce)
    {
        var (all, answered) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            while (all.Elapsed < ThroughputFor)
            {
                await AskAsync(client, address);
                Interlocked.Increment(ref answered);
            }
        }));
        return new(suite, system, "throughput", answered / all.Elapsed.TotalSeconds, "1/s");
    }

    private static async Task AskAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }
}
