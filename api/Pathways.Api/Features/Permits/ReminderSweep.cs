using Microsoft.Extensions.Logging;
using Pathways.Api.Features.Notifications;

namespace Pathways.Api.Features.Permits;

/// <summary>Turns rows that are due into messages. Every step can be cut off, run twice, and run on many hosts at once: the outbox takes one
/// message for each permit, version and checkpoint, and a row goes only when its message lies there.</summary>
internal sealed class ReminderSweep(DueStore due, ReminderPlans plans, ContactPlanService contactPlans, MessageService messages, TimeProvider time, ILogger<ReminderSweep> logger)
{
    /// <summary>Calendars on earth are at most this far ahead of UTC.</summary>
    private static readonly TimeSpan FarthestAhead = TimeSpan.FromHours(14);

    /// <summary>A row that does not hold may belong to a write that is under way; after this it does not.</summary>
    private static readonly TimeSpan LongestWrite = TimeSpan.FromDays(1);

    /// <summary>The body of a background job: no argument. Then everything that waits in the outbox is sent.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        foreach (var row in await due.DueByAsync(DateOnly.FromDateTime((time.GetUtcNow() + FarthestAhead).UtcDateTime), stop))
            await TryHandleAsync(row, stop);
        messages.SendSoon();
    }

    private async Task TryHandleAsync(DueRow row, CancellationToken stop)
    {
        try
        {
            await HandleAsync(row, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One row keeps no other back. Only the kind of fault is told: its words could hold what was sealed.
            logger.LogError("A due row was not handled: {Fault}. It stays for the next sweep.", e.GetType().Name);
        }
    }

    private async Task HandleAsync(DueRow row, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var (reference, holds) = await plans.OpenAsync(row, stop);
        if (!holds)
        {
            if (now.UtcDateTime - row.CreatedAt > LongestWrite)
                await due.DeleteAsync(row.Id, stop);
            return;
        }
        var today = TimeZones.DayIn(await contactPlans.ZoneForSystemAsync(reference.PersonId, row.Zone, stop), now);
        if (row.Due > today)
            return;
        await messages.QueueAsync(new(row.Key, row.Group, reference.PersonId, MessageTopic.Calendar, "Permits/reminder", ValuesOf(reference, today)), stop);
        await due.DeleteAsync(row.Id, stop);
    }

    private static MessageValues ValuesOf(DueReference reference, DateOnly today) => new(
        today > reference.LastDay ? "past" : reference.WindowOpens is not null ? "can-renew" : "ahead",
        new Dictionary<string, DateOnly> { ["last_day"] = reference.LastDay, ["window_opens"] = reference.WindowOpens ?? reference.LastDay });
}
