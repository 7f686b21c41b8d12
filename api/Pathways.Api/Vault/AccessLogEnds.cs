using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pathways.Api.Vault;

/// <summary>The last line of a person's access log.</summary>
internal sealed record LogEnd(long Sequence, byte[] Hash);

/// <summary>Keeps, sealed and beside the data keys, where each access log ended last: a chain by itself can't tell when lines are taken
/// off its end, or when all of it is replaced by an older copy of the main database. The line is written before data is given out, its end
/// within a moment after: a host that is killed in between leaves an end that is some lines behind, and these lines alone can go unseen.</summary>
internal sealed partial class AccessLogEnds(DataKeys keys, TimeProvider time, ILogger<AccessLogEnds> log) : BackgroundService
{
    private const string Name = "access-log-ends";
    private static readonly TimeSpan MoveEvery = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<string, (byte[] Key, LogEnd End)> _waiting = new();

    /// <summary>Has the end moved on within a moment. Of two hosts that write at once the slower may set an end back by a line; it is right again with the next.</summary>
    public void MoveSoon(string personId, byte[] key, LogEnd end) =>
        _waiting.AddOrUpdate(personId, (key, end), (_, waiting) => waiting.End.Sequence > end.Sequence ? waiting : (key, end));

    /// <summary>Moves on what waits now.</summary>
    public async Task MoveAsync(CancellationToken stop)
    {
        var moving = _waiting.ToArray();
        if (moving.Length == 0)
            return;
        await keys.MoveLogEndsAsync(moving.Select(pair => (pair.Key, Seal(pair.Key, pair.Value.Key, pair.Value.End))), stop);
        foreach (var moved in moving)
            _waiting.TryRemove(moved);
    }

    /// <summary>Where the person's log ended last as their key tells; null where it has no end yet.</summary>
    /// <exception cref="CryptographicException">The end was changed or moved.</exception>
    public static LogEnd? Open(string personId, PersonKey key)
    {
        if (key.LogEnd is null)
            return null;
        var plain = Sealer.Open(key.Key, key.LogEnd, PlaceOf(personId));
        return new(BitConverter.ToInt64(plain), plain[sizeof(long)..]);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await MoveAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(MoveEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await MoveAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotMoved(e);
            }
    }

    private static byte[] Seal(string personId, byte[] key, LogEnd end) => Sealer.Seal(key, [.. BitConverter.GetBytes(end.Sequence), .. end.Hash], PlaceOf(personId));

    private static SealedPlace PlaceOf(string personId) => new(Name, personId, "end");

    [LoggerMessage(Level = LogLevel.Error, Message = "Ends of access logs could not be moved on; they wait for the next try.")]
    private partial void LogNotMoved(Exception e);
}
