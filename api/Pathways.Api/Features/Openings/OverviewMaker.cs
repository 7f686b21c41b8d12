using Pathways.Api.Features.Employers;

namespace Pathways.Api.Features.Openings;

/// <summary>Counts what is open, for people who have no account. It gives out trades, towns, pay and numbers, each list by itself, so that
/// no line joins a trade to a town; employers and workplaces are not in what it makes.</summary>
internal sealed class OverviewMaker(OpeningStore store, EmployerService employers, TradeNames trades, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _one = new(1);
    private (OpeningOverview Overview, DateTimeOffset MadeAt)? _kept;

    /// <summary>The overview; made anew every five minutes at most, by one request for all.</summary>
    public async Task<OpeningOverview> GetAsync(DateOnly today, CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            if (_kept is not { } kept || time.GetUtcNow() - kept.MadeAt >= KeptFor)
                _kept = kept = (await MakeAsync(today, stop), time.GetUtcNow());
            return kept.Overview;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<OpeningOverview> MakeAsync(DateOnly today, CancellationToken stop)
    {
        var vetted = await employers.AllAsync(stop);
        var open = (await store.LiveAsync(today, stop))
            .Where(opening => vetted.TryGetValue(opening.EmployerId, out var employer) && opening.IsOpenOn(today, employer))
            .Select(opening => opening.Details).ToList();
        return new(open.Count,
            [.. open.GroupBy(details => trades.Of(details.Occupation)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new TradeCount(group.Key, group.Count(), RangesOf(group).FirstOrDefault()))],
            [.. open.GroupBy(details => details.Place.Name).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new DistrictCount(group.Key, group.Count()))],
            RangesOf(open));
    }

    /// <summary>One range a currency, the most frequent first.</summary>
    private static List<PayRange> RangesOf(IEnumerable<OpeningDetails> openings) =>
        [.. openings.Where(details => details.Pay is not null).GroupBy(details => details.Pay!.Currency).OrderByDescending(group => group.Count())
            .Select(group => new PayRange(
                group.Min(details => Math.Round(details.Pay!.PerHour(details.Pay.Min, details.HoursPerWeek), 2)),
                group.Max(details => Math.Round(details.Pay!.PerHour(details.Pay.Max, details.HoursPerWeek), 2)), group.Key))];
}
