using System.Net;
using System.Net.Http.Json;
using System.Text;
using Hangfire;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MongoDB.Bson;
using MongoDB.Driver;
using Pathways.Api.Features.Accounts;
using Pathways.Api.Features.Accounts.Stores;
using Pathways.Api.Jobs;
using Pathways.Api.Persistence;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Jobs;

/// <summary>Background jobs in the host.</summary>
public sealed class JobTests
{
    [Theory]
    [InlineData("00:00:01", "*/1 * * * * *")]
    [InlineData("00:00:05", "*/5 * * * * *")]
    [InlineData("00:01:00", "0 */1 * * * *")]
    [InlineData("00:15:00", "0 */15 * * * *")]
    [InlineData("01:00:00", "0 0 */1 * * *")]
    [InlineData("1.00:00:00", "0 0 */24 * * *")]
    [InlineData("00:00:07", null)]
    [InlineData("00:01:30", null)]
    [InlineData("00:00:00.5", null)]
    [InlineData("00:00:00", null)]
    [InlineData("2.00:00:00", null)]
    public void An_interval_is_said_in_cron_or_not_at_all(string every, string? expected) =>
        Assert.Equal(expected, Every.CronOf(TimeSpan.Parse(every, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public async Task An_interval_that_cron_can_t_say_is_an_error_at_start_that_names_the_setting()
    {
        var fault = await Record.ExceptionAsync(() => PathwaysApp.StartAsync(new Dictionary<string, string> { ["Permits:SweepEvery"] = "00:00:07" }));
        Assert.Contains("Permits:SweepEvery", fault?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dashboard_is_for_administrators_at_the_pages_door()
    {
        await using var app = await PathwaysApp.StartAsync();
        using var stranger = app.CreateClient(new() { AllowAutoRedirect = false });
        using (var nobody = await stranger.GetAsync(JobsSetup.DashboardPath))
            Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (nobody.StatusCode, nobody.Headers.Location?.AbsolutePath));
        foreach (var role in Roles.All)
        {
            using var client = await PagesAsync(app, role);
            foreach (var page in (string[])["", "/recurring", "/servers"])
            {
                using var answer = await client.GetAsync(JobsSetup.DashboardPath + page);
                Assert.True((role == Roles.Admin ? HttpStatusCode.OK : HttpStatusCode.Forbidden) == answer.StatusCode, $"{role} {page}: {answer.StatusCode}");
            }
        }
        // A bearer token opens no page.
        using var bearer = await (await app.NewStaffAsync(Roles.Admin)).Client.GetAsync(JobsSetup.DashboardPath);
        Assert.NotEqual(JobsSetup.DashboardPath, bearer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    [Trait("Invariant", "17")]
    public async Task What_a_person_wrote_stands_in_no_log_no_job_and_nowhere_else_in_the_clear()
    {
        const string Planted = "Quetzalcoatlus";
        await using var app = await PathwaysApp.StartAsync(new Dictionary<string, string> { ["Jobs:Workers"] = "2", ["Jobs:PollEvery"] = "00:00:00.2", ["Permits:SweepEvery"] = "00:00:01" });
        var person = await app.NewJobSeekerAsync();
        using (var plan = await person.Client.PutAsJsonAsync("/api/v1/me/contact-plan", new { senderName = Planted, timeZone = "Asia/Almaty" }))
            Assert.Equal(HttpStatusCode.OK, plan.StatusCode);
        using (var made = await person.Client.PostAsJsonAsync("/api/v1/me/permits",
            new { lastDay = "2026-12-13", jurisdiction = Planted, category = Planted }))
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        await Eventually.GetAsync(() => person.Client.GetStringAsync("/api/v1/me/inbox"), text => text.Contains("December 13", StringComparison.Ordinal), "the line");
        // A job that fails with a person's words in its fault.
        var jobs = app.Services.GetRequiredService<IBackgroundJobClient>();
        var failing = jobs.Enqueue(() => Work.Fail());
        var monitoring = app.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        await Eventually.GetAsync(() => Task.FromResult(monitoring.JobDetails(failing)?.History.Any(state => state.StateName is "Failed" or "Scheduled")), failed => failed == true, "the failing job");
        Assert.Contains(monitoring.JobDetails(failing).History, state => state.Data.Values.Concat([state.Reason]).Any(text => text?.Contains(nameof(InvalidTimeZoneException), StringComparison.Ordinal) == true));

        string[] telling = [Planted, "December 13", person.Id];
        Assert.DoesNotContain(app.Logs.Lines, line => telling.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
        var database = app.Services.GetRequiredService<PathwaysDatabase>();
        var read = 0;
        foreach (var name in await (await database.Client.GetDatabase(database.Name).ListCollectionNamesAsync()).ToListAsync())
            foreach (var document in await database.Collection<BsonDocument>(name).Find(FilterDefinition<BsonDocument>.Empty).ToListAsync())
            {
                read++;
                var text = Encoding.Latin1.GetString(document.ToBson());
                Assert.False(telling.Where(word => word != person.Id || name != "accounts").Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)), $"{name}: {document}");
            }
        Assert.True(read > 10, $"{read} documents");
    }

    [Fact]
    public async Task A_host_that_stops_lets_a_running_job_end_and_another_host_goes_on()
    {
        var settings = new Dictionary<string, string> { ["Jobs:Workers"] = "1", ["Jobs:PollEvery"] = "00:00:00.2" };
        await using var first = await PathwaysApp.StartAsync(settings);
        var monitoring = first.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        string before, after;
        await using (var second = await PathwaysApp.StartAsync(settings, sameDatabaseAs: first))
        {
            await Eventually.GetAsync(() => Task.FromResult(monitoring.Servers().Count), servers => servers == 2, "two servers");
            before = second.Services.GetRequiredService<IBackgroundJobClient>().Enqueue(() => Work.Rest());
        }
        Assert.Single(monitoring.Servers());
        after = first.Services.GetRequiredService<IBackgroundJobClient>().Enqueue(() => Work.Rest());
        foreach (var job in (string[])[before, after])
            await Eventually.GetAsync(() => Task.FromResult(monitoring.JobDetails(job)?.History.FirstOrDefault()?.StateName), state => state == "Succeeded", "the job");
    }

    /// <summary>What jobs do here.</summary>
    internal static class Work
    {
        /// <summary>Fails with words that nobody may keep.</summary>
        public static void Fail() => throw new InvalidTimeZoneException("Quetzalcoatlus, December 13");

        /// <summary>Takes a moment.</summary>
        public static void Rest() => Thread.Sleep(300);
    }

    /// <summary>A client at the pages' door, with the cookie of a session of the role.</summary>
    private static async Task<HttpClient> PagesAsync(PathwaysApp app, string role)
    {
        var person = role == Roles.JobSeeker ? await app.NewJobSeekerAsync() : await app.NewStaffAsync(role);
        var account = await app.Services.GetRequiredService<AccountStore>().FindByIdAsync(person.Id, CancellationToken.None);
        var (principal, _) = await app.Services.GetRequiredService<SessionService>().BeginAsync(account!, SessionService.PagesDoor, Doors.Pages, CancellationToken.None);
        var format = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Doors.Pages).TicketDataFormat;
        var client = app.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Cookie", $"{Doors.CookieName}={format.Protect(new(principal, Doors.Pages))}");
        return client;
    }
}
