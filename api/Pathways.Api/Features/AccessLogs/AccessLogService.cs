using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.AccessLogs;

/// <summary>Who looked at the person's data, newest first.</summary>
/// <param name="Whole">True when every line is as it was written and none is missing.</param>
/// <param name="Count">How many lines there are in all.</param>
/// <param name="Head">The last line's hash. Who keeps it can tell later that nothing before it was changed.</param>
public sealed record AccessLogPage(IReadOnlyList<AccessLogLine> Items, string? Next, bool Whole, int Count, string? Head);

/// <summary>One look, with its place in the chain.</summary>
/// <param name="Entry">Absent where it does not open any more.</param>
/// <param name="Name">Who looked, by name; absent where it was the site itself, or somebody who is in no organisation.</param>
/// <param name="Organisation">Theirs.</param>
public sealed record AccessLogLine(long Sequence, AccessEntry? Entry, string Hash, string? Name, string? Organisation);

/// <summary>The person reads who looked.</summary>
public sealed class AccessLogService
{
    private const int DefaultTake = 20, MaxTake = 100;
    private readonly AccessLog _log;
    private readonly StaffDirectory _staff;

    internal AccessLogService(AccessLog log, StaffDirectory staff) => (_log, _staff) = (log, staff);

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
        var names = await _staff.StaffAsync([.. items.Select(item => item.Entry?.Who).OfType<string>().Distinct()], stop);
        return new([.. items.Select(item => LineOf(item, names.GetValueOrDefault(item.Entry?.Who ?? "")))], next, whole, entries.Count, entries is [.., var last] ? last.Hash : null);
    }

    private static AccessLogLine LineOf(ChainedAccessEntry item, Recipient? by) => new(item.Sequence, item.Entry, item.Hash, by?.Name, by?.Organisation);
}
