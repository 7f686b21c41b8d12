using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Api.Features.Notifications;
using Pathways.Api.Http;
using Pathways.Api.Persistence;
using Pathways.Api.Security;
using Pathways.Api.Vault;
using Pathways.Matching;

namespace Pathways.Api.Features.Permits;

/// <summary>A person's own permits. Only the person reads or changes them.</summary>
public sealed class PermitService
{
    private const int Most = 20, Attempts = 5;
    private readonly PersonVault _vault;
    private readonly ContactPlanService _contactPlans;
    private readonly ReminderPlans _plans;
    private readonly PermitEngine _engine;
    private readonly TimeProvider _time;

    internal PermitService(PersonVault vault, ContactPlanService contactPlans, ReminderPlans plans, PermitEngine engine, TimeProvider time) =>
        (_vault, _contactPlans, _plans, _engine, _time) = (vault, contactPlans, plans, engine, time);

    /// <summary>A change of a person's permits: the permits after it, or why there is none.</summary>
    private delegate (IReadOnlyList<Permit>? After, ProblemHttpResult? Refusal) Change(IReadOnlyList<Permit> before, DateOnly today);

    /// <summary>The person's permits, the one that ends first on top.</summary>
    public async Task<IReadOnlyList<PermitView>> ListAsync(CurrentUser user, CancellationToken stop) =>
        [.. PermitRecord.Read(await OpenAsync(user, stop)).Select(permit => permit.View).OrderBy(permit => permit.LastDay ?? DateOnly.MaxValue)];

    /// <summary>One of them; null when it is not there or not theirs.</summary>
    public async Task<PermitView?> FindAsync(CurrentUser user, string id, CancellationToken stop) =>
        (await ListAsync(user, stop)).FirstOrDefault(permit => permit.Id == id);

    /// <summary>Adds a permit, or says all that is wrong with it.</summary>
    public async Task<(PermitView? Permit, ProblemHttpResult? Refusal)> AddAsync(CurrentUser user, PermitRequest request, CancellationToken stop)
    {
        if (PermitProblems.Of(request) is { } refusal)
            return (null, refusal);
        var made = new Permit { Id = Ids.New(), Version = 0 };
        return await WriteAsync(user, made.Id, (before, today) => before.Count >= Most
            ? (null, PermitProblems.TooMany(Most))
            : ([.. before, Next(made, request, today)], null), stop);
    }

    /// <summary>Writes a permit anew.</summary>
    /// <param name="expectedVersion">The version that the caller has read; null writes over whatever is there.</param>
    public async Task<(PermitView? Permit, ProblemHttpResult? Refusal)> ChangeAsync(CurrentUser user, string id, PermitRequest request, long? expectedVersion, CancellationToken stop)
    {
        if (PermitProblems.Of(request) is { } refusal)
            return (null, refusal);
        return await WriteAsync(user, id, (before, today) => before.FirstOrDefault(permit => permit.Id == id) is not { } known
            ? (null, Problems.NotFound())
            : expectedVersion is not null && known.Version != expectedVersion
                ? (null, Problems.Conflict())
                : ([.. before.Select(permit => permit.Id == id ? Next(known, request, today) : permit)], null), stop);
    }

    /// <summary>Takes a permit away, and its reminders with it; false when it is not there or not theirs.</summary>
    public async Task<bool> RemoveAsync(CurrentUser user, string id, CancellationToken stop) =>
        (await WriteAsync(user, id, (before, _) => before.Any(permit => permit.Id == id)
            ? ([.. before.Where(permit => permit.Id != id)], null)
            : (null, Problems.NotFound()), stop)).Refusal is null;

    /// <summary>What the permits mean today, in the person's own time zone.</summary>
    public async Task<PermitsOutlook> OutlookAsync(CurrentUser user, CancellationToken stop)
    {
        var (zone, today) = await CalendarAsync(user, stop);
        var opened = await OpenAsync(user, stop);
        var items = PermitRecord.Read(opened).OrderBy(permit => permit.LastDay ?? DateOnly.MaxValue).Select(permit => OutlookOf(permit, today)).ToList();
        return new(today, zone, WorkAuthorisation(opened)?.Invoke(today), items);
    }

    /// <summary>May the person work on a day? For matching, from fields that a door of the vault has already opened: yes if any permit says so,
    /// no only if every one does. Null where no permit was entered: such a person is never filtered.</summary>
    public Func<DateOnly, WorkAnswer>? WorkAuthorisation(OpenedFields opened)
    {
        var permits = PermitRecord.Read(opened);
        return permits.Count == 0 ? null : day =>
        {
            var answers = permits.Select(permit => _engine.On(permit.Facts, day).MayWork).ToList();
            return answers.Contains(WorkAnswer.Yes) ? WorkAnswer.Yes : answers.TrueForAll(answer => answer == WorkAnswer.No) ? WorkAnswer.No : WorkAnswer.Ask;
        };
    }

    private async Task<OpenedFields> OpenAsync(CurrentUser user, CancellationToken stop) =>
        (await _vault.OpenAsync(user, user.Id, PermitRecord.Fields, Purpose.Advice, stop))!;

    private async Task<(string Zone, DateOnly Today)> CalendarAsync(CurrentUser user, CancellationToken stop)
    {
        var zone = _contactPlans.ZoneOf(await _contactPlans.GetAsync(user, stop));
        return (zone, TimeZones.DayIn(zone, _time.GetUtcNow()));
    }

    private async Task<(PermitView? Permit, ProblemHttpResult? Refusal)> WriteAsync(CurrentUser user, string id, Change change, CancellationToken stop)
    {
        var (zone, today) = await CalendarAsync(user, stop);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var opened = await OpenAsync(user, stop);
            var before = PermitRecord.Read(opened);
            var (after, refusal) = change(before, today);
            if (after is null)
                return (null, refusal);
            if (await _plans.WriteAsync(user, before, after, opened.Version(PersonalFields.Permits), zone, stop))
                return (after.FirstOrDefault(permit => permit.Id == id)?.View, null);
        }
        return (null, Problems.Conflict());
    }

    private static Permit Next(Permit known, PermitRequest request, DateOnly today)
    {
        var next = known with
        {
            Version = known.Version + 1,
            LastDay = request.LastDay,
            Jurisdiction = request.Jurisdiction,
            Category = request.Category,
            FirstDay = request.FirstDay,
            RenewalFiledOn = request.RenewalFiledOn,
            RenewalDecidedOn = request.RenewalDecidedOn,
            Checkpoints = request.Checkpoints,
        };
        var chosen = request.Checkpoints ?? Checkpoints.Usual;
        if (next.LastDay is not { } lastDay || next.RenewalFiledOn is not null)
            return next with { PlanVersion = next.Version, Plan = [] };
        return known.Version > 0 && known.LastDay == lastDay && known.RenewalFiledOn is null
            ? next with { Plan = Checkpoints.Choose(known.Plan, lastDay, chosen, today) }
            : next with { PlanVersion = next.Version, Plan = Checkpoints.Plan(lastDay, chosen, today) };
    }

    private PermitOutlook OutlookOf(Permit permit, DateOnly today)
    {
        var answer = _engine.On(permit.Facts, today);
        return new(permit.View, answer.State, answer.MayWork, answer.LastDay, answer.RenewalWindowOpens, answer.Extended,
            [.. permit.Plan.Where(day => day.On >= today)], answer.Remarks, answer.Sources);
    }
}
