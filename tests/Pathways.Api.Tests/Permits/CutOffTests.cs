using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Notifications;
using Pathways.Api.Features.Permits;
using Pathways.Api.Security;
using Pathways.Api.Tests.Notifications;

namespace Pathways.Api.Tests.Permits;

/// <summary>The way from a permit to a line in the inbox, cut off after every single step that the database answers.</summary>
public sealed class CutOffTests
{
    private static readonly string[] Collections = ["permits", "due-reminders", "outbox", "inbox", "contact-plans", "access-log", "data-keys"];

    [Fact]
    [Trait("Invariant", "15")]
    public async Task A_new_permit_cut_off_anywhere_sends_one_line_if_it_was_saved_and_none_if_not()
    {
        var steps = new StepsOfTheDatabase(Collections);
        await using var app = await PathwaysApp.StartAsync(storage: steps.Watch);
        app.Time.AdvanceToNext(15);
        var (saved, unsaved, halted) = (0, 0, true);
        for (var step = 1; halted; step++)
        {
            var person = NewPerson();
            halted = await RunAsync(app, stop => EnterAsync(app, person, Today(app).AddDays(21), stop), steps.HaltAfter(step));
            await RestartAsync(app);
            var permits = await app.Services.GetRequiredService<PermitService>().ListAsync(person, CancellationToken.None);
            var lines = await LinesAsync(app, person);
            Assert.True(permits.Count == lines.Count && lines.Count <= 1, $"Cut off after step {step}: {permits.Count} permits, {lines.Count} lines");
            (saved, unsaved) = (saved + permits.Count, unsaved + 1 - permits.Count);
            if (permits.Count == 0)
            {
                await EnterAsync(app, person, Today(app).AddDays(21), CancellationToken.None);
                await RestartAsync(app);
                Assert.Single(await LinesAsync(app, person));
            }
        }
        Assert.True(unsaved >= 4 && saved >= 12, $"{unsaved} times before the permit was saved, {saved} times after it");
    }

    [Fact]
    [Trait("Invariant", "15")]
    public async Task A_changed_permit_cut_off_anywhere_keeps_the_reminders_of_the_old_one_or_has_those_of_the_new_one()
    {
        var steps = new StepsOfTheDatabase(Collections);
        await using var app = await PathwaysApp.StartAsync(storage: steps.Watch);
        app.Time.AdvanceToNext(15);
        var permits = app.Services.GetRequiredService<PermitService>();
        var (changedCount, unchanged, halted) = (0, 0, true);
        for (var step = 1; halted; step++)
        {
            var person = NewPerson();
            var id = await EnterAsync(app, person, Today(app).AddDays(200), CancellationToken.None);
            var wanted = Today(app).AddDays(21);
            halted = await RunAsync(app, stop => permits.ChangeAsync(person, id, new() { LastDay = wanted }, null, stop), steps.HaltAfter(step));
            await RestartAsync(app);
            var isChanged = (await permits.FindAsync(person, id, CancellationToken.None))!.LastDay == wanted;
            var (now, later) = (await LinesAsync(app, person), 0);
            // 20 days on, the old permit's first checkpoint (180) has come, or the new one's last (7).
            app.Time.Advance(TimeSpan.FromDays(20));
            await RestartAsync(app);
            later = (await LinesAsync(app, person)).Count;
            Assert.True((now.Count, later) == (isChanged ? (1, 2) : (0, 1)), $"Cut off after step {step}, changed {isChanged}: {now.Count} lines, later {later}");
            (changedCount, unchanged) = isChanged ? (changedCount + 1, unchanged) : (changedCount, unchanged + 1);
        }
        Assert.True(unchanged >= 4 && changedCount >= 12, $"{unchanged} times before the change, {changedCount} times after it");
    }

    /// <summary>True when it was cut off.</summary>
    private static async Task<bool> RunAsync(PathwaysApp app, Func<CancellationToken, Task> write, CancellationToken halt)
    {
        try
        {
            await write(halt);
            await app.Services.GetRequiredService<ReminderSweep>().RunAsync(halt);
            await app.Services.GetRequiredService<MessageDispatcher>().RunAsync(halt);
            return halt.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    /// <summary>What the next sweep finds, when leases have run out.</summary>
    private static async Task RestartAsync(PathwaysApp app)
    {
        app.Time.Advance(TimeSpan.FromMinutes(3));
        await app.Services.GetRequiredService<ReminderSweep>().RunAsync(CancellationToken.None);
        await app.Services.GetRequiredService<MessageDispatcher>().RunAsync(CancellationToken.None);
    }

    private static CurrentUser NewPerson() => new(Guid.NewGuid().ToString("N"), new HashSet<string> { Roles.JobSeeker }, "");

    private static async Task<string> EnterAsync(PathwaysApp app, CurrentUser person, DateOnly lastDay, CancellationToken stop) =>
        (await app.Services.GetRequiredService<PermitService>().AddAsync(person, new() { LastDay = lastDay }, stop)).Permit!.Id;

    private static async Task<IReadOnlyList<InboxMessage>> LinesAsync(PathwaysApp app, CurrentUser person) =>
        (await app.Services.GetRequiredService<InboxService>().PageAsync(person, null, null, CancellationToken.None)).Page!.Items;

    private static DateOnly Today(PathwaysApp app) => DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime);
}
