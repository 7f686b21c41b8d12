using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.AccessLogs;

/// <summary>Who looked at the person's data, newest first.</summary>
/// <param name="Whole">True when every line is as it was written and none is missing.</param>
/// <param name="Count">How many lines there are in all.</param>
/// <param name="Head">The last line's hash. Who keeps it can tell later that nothing before it was changed.</param>
public sealed record AccessLogPage(IReadOnlyList<ChainedAccessEntry> Items, string? Next, bool Whole, int Count, string? Head);

/// <summary>The person reads who looked.</summary>
public sealed class AccessLogService
{
    private const int DefaultTake = 20, MaxTake = 100;
    private readonly AccessLog _log;

    internal AccessLogService(AccessLog log) => _log = log;

    /// <summary>A page of the person's own log, with the proof over all of it; null for whoever is no job seeker.</summary>
    /// <param name="after">Lines older than the one of this number.</param>
    public async Task<AccessLogPage?> ReadAsync(CurrentUser user, int? take, long? after, CancellationToken stop)
    {
        if (!user.Is(Roles.JobSeeker))
            return null;
        var (entries, whole) = await _log.ReadAsync(user.Id, stop);
        var older = entries.Where(entry => after is null || entry.Sequence < after).Reverse().ToList();
        var items = older.Take(Math.Clamp(take ?? DefaultTake, 1, MaxTake)).ToList();
        var next = items.Count < older.Count ? items[^1].Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return new(items, next, whole, entries.Count, entries is [.., var last] ? last.Hash : null);
    }
}
