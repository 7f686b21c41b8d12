using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Notifications;
using Pathways.Api.Features.Permits;

namespace Pathways.Api.Tests.Permits;

/// <summary>From a permit that somebody enters to the line in their inbox.</summary>
public sealed class ReminderTests
{
    private const string Permits = "/api/v1/me/permits";

    private static readonly Dictionary<string, string> Quick = new() { ["Jobs:Workers"] = "2", ["Jobs:PollEvery"] = "00:00:00.2", ["Permits:SweepEvery"] = "00:00:01" };

    [Fact]
    public async Task A_permit_that_ends_in_three_weeks_leads_to_one_line_by_the_job_alone()
    {
        await using var app = await PathwaysApp.StartAsync(Quick);
        var person = await app.NewJobSeekerAsync();
        var lastDay = Today(app).AddDays(21);
        await EnterAsync(person, new { lastDay });
        var lines = await Eventually.GetAsync(() => InboxAsync(person), lines => lines.Count > 0, "a line in the inbox");
        Assert.Equal("A date in your calendar", lines.Single().GetProperty("title").GetString());
        Assert.Contains(lastDay.ToString("D", new CultureInfo("en")), lines.Single().GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Invariant", "15")]
    public async Task Two_hosts_that_sweep_at_once_send_exactly_one_line()
    {
        await using var first = await PathwaysApp.StartAsync(Quick);
        await using var second = await PathwaysApp.StartAsync(Quick, sameDatabaseAs: first);
        var people = new List<TestPerson>();
        for (var i = 0; i < 4; i++)
            people.Add(await (i % 2 == 0 ? first : second).NewJobSeekerAsync());
        await Task.WhenAll(people.Select(person => EnterAsync(person, new { lastDay = Today(first).AddDays(21) })));
        // Beside the jobs, everybody sweeps at the same moment.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => SweepAsync(i % 2 == 0 ? first : second)));
        var storage = first.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        Assert.Equal(2, storage.Servers().Count);
        var done = storage.SucceededListCount();
        await Eventually.GetAsync(() => Task.FromResult(storage.SucceededListCount()), now => now >= done + 6, "six more jobs");
        foreach (var person in people)
            Assert.Single(await InboxAsync(person));
    }

    [Fact]
    [Trait("Invariant", "15")]
    public async Task Each_checkpoint_comes_on_its_day_once_and_what_had_passed_comes_as_one()
    {
        await using var app = await PathwaysApp.StartAsync();
        app.Time.AdvanceToNext(15);
        var person = await app.NewJobSeekerAsync();
        await EnterAsync(person, new { lastDay = Today(app).AddDays(100), checkpoints = new[] { 180, 120, 90, 30, 0, -1 } });
        // 180 and 120 had passed: one line. Then day by day: 90, 30, 0 and the day after.
        var (counts, before) = (new List<int>(), 0);
        foreach (var days in (int[])[0, 1, 9, 10, 11, 69, 70, 71, 99, 100, 101, 102, 150])
        {
            app.Time.Advance(TimeSpan.FromDays(days - before));
            await SweepAsync(app);
            await SweepAsync(app);
            counts.Add((await InboxAsync(await app.SignInAsync(person.SignInName))).Count);
            before = days;
        }
        Assert.Equal([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 5, 5, 5], counts);
    }

    [Fact]
    public async Task A_day_begins_in_the_persons_own_time_zone()
    {
        await using var app = await PathwaysApp.StartAsync();
        app.Time.AdvanceToNext(9);
        var (east, west) = (await app.NewJobSeekerAsync(), await app.NewJobSeekerAsync());
        foreach (var (person, timeZone) in new[] { (east, "Pacific/Kiritimati"), (west, "Pacific/Pago_Pago") })
            using (var plan = await person.Client.PutAsJsonAsync("/api/v1/me/contact-plan", new { timeZone }))
                Assert.Equal(HttpStatusCode.OK, plan.StatusCode);
        // At 09:00 UTC it is today in Kiritimati (UTC+14, 23:00) and still yesterday in Pago Pago (UTC-11, 22:00).
        var lastDay = Today(app).AddDays(8);
        foreach (var person in (TestPerson[])[east, west])
            await EnterAsync(person, new { lastDay, checkpoints = new[] { 7 } });
        await ExpectAsync(0, 0);
        app.Time.Advance(TimeSpan.FromHours(1));
        await ExpectAsync(1, 0);
        app.Time.Advance(TimeSpan.FromHours(24));
        await ExpectAsync(1, 0);
        app.Time.Advance(TimeSpan.FromHours(1));
        await ExpectAsync(1, 1);

        async Task ExpectAsync(int inTheEast, int inTheWest)
        {
            await SweepAsync(app);
            Assert.Equal((inTheEast, inTheWest), ((await InboxAsync(await app.SignInAsync(east.SignInName))).Count, (await InboxAsync(await app.SignInAsync(west.SignInName))).Count));
        }
    }

    [Fact]
    public async Task A_renewal_that_was_filed_and_a_permit_that_was_taken_away_remind_of_nothing()
    {
        await using var app = await PathwaysApp.StartAsync();
        var (filed, gone) = (await app.NewJobSeekerAsync(), await app.NewJobSeekerAsync());
        var lastDay = Today(app).AddDays(21);
        var filedId = await EnterAsync(filed, new { lastDay });
        var goneId = await EnterAsync(gone, new { lastDay });
        using (var changed = await filed.Client.PutAsJsonAsync($"{Permits}/{filedId}", new { lastDay, renewalFiledOn = Today(app) }))
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using (var deleted = await gone.Client.DeleteAsync($"{Permits}/{goneId}"))
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        app.Time.Advance(TimeSpan.FromDays(60));
        await SweepAsync(app);
        Assert.Empty(await InboxAsync(await app.SignInAsync(filed.SignInName)));
        Assert.Empty(await InboxAsync(await app.SignInAsync(gone.SignInName)));
    }

    [Fact]
    [Trait("Invariant", "15")]
    public async Task A_change_of_something_else_sends_nothing_twice_and_another_last_day_begins_anew()
    {
        await using var app = await PathwaysApp.StartAsync();
        var person = await app.NewJobSeekerAsync();
        var lastDay = Today(app).AddDays(21);
        var id = await EnterAsync(person, new { lastDay });
        await SweepAsync(app);
        await ChangeAsync(new { lastDay, jurisdiction = "US", category = "C09" }, 1);
        await ChangeAsync(new { lastDay, checkpoints = new[] { 60, 30, 14 } }, 1);
        await ChangeAsync(new { lastDay = lastDay.AddDays(-2) }, 2);

        async Task ChangeAsync(object permit, int expected)
        {
            using var changed = await person.Client.PutAsJsonAsync($"{Permits}/{id}", permit);
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
            await SweepAsync(app);
            await SweepAsync(app);
            Assert.Equal(expected, (await InboxAsync(person)).Count);
        }
    }

    /// <summary>What the recurring job does, and the job that it enqueues.</summary>
    private static async Task SweepAsync(PathwaysApp app)
    {
        await app.Services.GetRequiredService<ReminderSweep>().RunAsync(CancellationToken.None);
        await app.Services.GetRequiredService<MessageDispatcher>().RunAsync(CancellationToken.None);
    }

    private static DateOnly Today(PathwaysApp app) => DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime);

    private static async Task<string> EnterAsync(TestPerson person, object permit)
    {
        using var answer = await person.Client.PostAsJsonAsync(Permits, permit);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static async Task<IReadOnlyList<JsonElement>> InboxAsync(TestPerson person) =>
        [.. (await person.Client.GetFromJsonAsync<JsonElement>("/api/v1/me/inbox")).GetProperty("items").EnumerateArray()];
}
