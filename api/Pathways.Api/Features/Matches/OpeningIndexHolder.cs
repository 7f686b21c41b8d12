using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Profiles;
using Pathways.Matching;
using Matched = Pathways.Matching.Opening;

namespace Pathways.Api.Features.Matches;

/// <summary>What people's lists are made from at one moment. Immutable: a list is made from one of these from beginning to end.</summary>
/// <param name="Openings">Live openings of employers that are vetted on that day.</param>
/// <param name="ById">The same, as people see them. It is at most as old as the look before: about a second.</param>
/// <param name="EmployersByHash">Ids of the employers that stand under a hashed name.</param>
internal sealed record RankedOpenings(OpeningIndex Openings, IReadOnlyDictionary<string, ListedOpening> ById, DateOnly Day,
    FrozenDictionary<string, IReadOnlyList<string>> EmployersByHash)
{
    /// <summary>The employers that an entry of an avoid-list means: the id itself, or all whose name holds the hashed words.</summary>
    public IEnumerable<string> EmployersOf(string entry) => EmployersByHash.GetValueOrDefault(entry, [entry]);
}

/// <summary>An opening as it is shown and as it is ranked.</summary>
internal sealed record ListedOpening(OpeningView View, Matched Ranked);

/// <summary>Keeps the openings that can be ranked in memory, as near to the database as a look a second brings it. Readers take
/// <see cref="Current"/> and wait for nobody: a new state is built beside it and put in its place.</summary>
internal sealed partial class OpeningIndexHolder(OpeningService openings, ProfileService profiles, Matcher matcher, TimeProvider time, ILogger<OpeningIndexHolder> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, Ranked> _ranked = [];
    private readonly Dictionary<string, string> _employerOfFilled = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _hashesByName = [];
    private OpeningsPlace _place = new();
    private long _revision;
    private volatile RankedOpenings _current = new(OpeningIndex.Empty, new Dictionary<string, ListedOpening>(), DateOnly.MinValue, FrozenDictionary<string, IReadOnlyList<string>>.Empty);

    /// <summary>An opening, the last day on which its employer counts as vetted, and the employer's name in hashes.</summary>
    private sealed record Ranked(ListedOpening Listed, DateOnly VettedUntil, IReadOnlyList<string> NameHashes);

    public RankedOpenings Current => _current;

    /// <summary>The first look comes before the host takes requests.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it was, the list that is there goes on being served, and the next look begins with everything.
                LogLookFailed(e);
                _ranked.Clear();
                _employerOfFilled.Clear();
                _place = new();
            }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        var changed = await openings.ChangedSinceAsync(_place, stop);
        var day = openings.Today;
        if (changed.Count == 0 && day == _current.Day)
            return;
        foreach (var offered in changed)
            Take(offered, day);
        var vetted = _ranked.Values.Where(ranked => ranked.VettedUntil >= day).ToList();
        var filled = _employerOfFilled.Values.CountBy(employer => employer).ToDictionary();
        var index = OpeningIndex.Build(vetted.Select(ranked => WithRecord(ranked.Listed.Ranked, filled)), ++_revision);
        matcher.Prepare(index, day);
        _current = new(index, vetted.ToDictionary(ranked => ranked.Listed.View.Id, ranked => ranked.Listed), day, ByHash(vetted));
        LogBuilt(_revision, vetted.Count, changed.Count);
    }

    private static Matched WithRecord(Matched opening, Dictionary<string, int> filled) =>
        filled.TryGetValue(opening.EmployerId, out var count) ? opening with { FilledBefore = count } : opening;

    private void Take(OfferedOpening offered, DateOnly day)
    {
        _ranked.Remove(offered.Opening.Id);
        _employerOfFilled.Remove(offered.Opening.Id);
        if (offered.Opening.State == OpeningState.Filled)
            _employerOfFilled[offered.Opening.Id] = offered.Opening.EmployerId;
        if (offered.Opening.State != OpeningState.Live || !offered.Employer.IsVettedOn(day))
            return;
        try
        {
            var name = offered.Employer.LegalName;
            if (!_hashesByName.TryGetValue(name, out var hashes))
                _hashesByName[name] = hashes = profiles.HashesOf(name);
            _ranked[offered.Opening.Id] = new(new(offered.View(), RankedOpening.Of(offered, day, employerHash: null)), offered.Employer.ApprovedUntil!.Value, hashes);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            LogCannotRank(offered.Opening.Id, e);
        }
    }

    private static FrozenDictionary<string, IReadOnlyList<string>> ByHash(IEnumerable<Ranked> ranked) => ranked
        .DistinctBy(one => one.Listed.Ranked.EmployerId)
        .SelectMany(one => one.NameHashes.Select(hash => (hash, one.Listed.Ranked.EmployerId)))
        .GroupBy(pair => pair.hash)
        .ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(pair => pair.EmployerId)]);

    [LoggerMessage(Level = LogLevel.Information, Message = "Opening index, revision {Revision}: {Count} openings, {Changed} changed.")]
    private partial void LogBuilt(long revision, int count, int changed);

    [LoggerMessage(Level = LogLevel.Error, Message = "The look for changed openings failed; the next begins with everything.")]
    private partial void LogLookFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "Opening {Id} can't be ranked.")]
    private partial void LogCannotRank(string id, Exception e);
}
