using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Notifications;
using Pathways.Api.Vault;

namespace Pathways.Api.Tests.Notifications;

public sealed class InboxTests(PathwaysApp app)
{
    private const string Inbox = "/api/v1/me/inbox";

    [Fact]
    public async Task Messages_come_in_pages_newest_first()
    {
        var person = await app.NewJobSeekerAsync();
        for (var i = 1; i <= 5; i++)
            await SendAsync(person, new(2027, 1, i));
        var texts = new List<string>();
        string? next = null;
        do
        {
            var page = await person.Client.GetFromJsonAsync<JsonElement>($"{Inbox}?take=2{(next is null ? "" : $"&after={next}")}");
            Assert.True(page.GetProperty("items").GetArrayLength() <= 2);
            texts.AddRange(page.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("text").GetString()!));
            next = page.TryGetProperty("next", out var value) ? value.GetString() : null;
        }
        while (next is not null);
        Assert.Equal([5, 4, 3, 2, 1], texts.Select(text => Enumerable.Range(1, 5).Single(day => text.Contains($"January {day},", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_message_is_marked_as_read_and_as_unread_again()
    {
        var person = await app.NewJobSeekerAsync();
        await SendAsync(person, new(2027, 1, 1));
        var service = app.Services.GetRequiredService<InboxService>();
        var line = await SingleAsync(person);
        Assert.Equal((false, 1), (line.GetProperty("read").GetBoolean(), await service.UnreadAsync(person.AsUser(), CancellationToken.None)));
        foreach (var (read, unread) in new[] { (true, 0), (true, 0), (false, 1) })
        {
            using var answer = await person.Client.PostAsJsonAsync($"{Inbox}/{line.GetProperty("id").GetString()}", new { read });
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            Assert.Equal((read, unread), ((await SingleAsync(person)).GetProperty("read").GetBoolean(), await service.UnreadAsync(person.AsUser(), CancellationToken.None)));
        }
    }

    [Fact]
    public async Task Somebody_elses_message_is_neither_read_nor_marked()
    {
        var (mine, theirs) = (await app.NewJobSeekerAsync(), await app.NewJobSeekerAsync());
        await SendAsync(theirs, new(2027, 1, 1));
        var id = (await SingleAsync(theirs)).GetProperty("id").GetString();
        using var marked = await mine.Client.PostAsJsonAsync($"{Inbox}/{id}", new { read = true });
        using var nothing = await mine.Client.PostAsJsonAsync($"{Inbox}/nothing-has-this-id", new { read = true });
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (marked.StatusCode, nothing.StatusCode));
        Assert.Equal(0, (await mine.Client.GetFromJsonAsync<JsonElement>(Inbox)).GetProperty("items").GetArrayLength());
        Assert.False((await SingleAsync(theirs)).GetProperty("read").GetBoolean());
    }

    [Fact]
    public async Task A_place_that_no_page_gave_is_a_named_fault()
    {
        var person = await app.NewJobSeekerAsync();
        foreach (var after in (string[])["nonsense", "~", "99999999999999999999~x", "-1~x"])
        {
            using var answer = await person.Client.GetAsync($"{Inbox}?after={after}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("after", out _));
        }
    }

    [Fact]
    public async Task Each_message_sent_is_one_look_in_the_persons_access_log()
    {
        var person = await app.NewJobSeekerAsync();
        await SendAsync(person, new(2027, 1, 1));
        await app.Services.GetRequiredService<MessageDispatcher>().RunAsync(CancellationToken.None);
        var log = app.Services.GetRequiredService<AccessLog>();
        var entry = Assert.Single((await log.ReadAsync(person.Id, CancellationToken.None)).Entries).Entry!;
        Assert.Equal(("system", "Reminder", "away contact language"), (entry.Who, entry.Purpose, string.Join(' ', entry.Fields)));
    }

    [Fact]
    public async Task A_contact_plan_is_written_confirmed_and_goes_stale_after_ninety_days()
    {
        await using var own = await PathwaysApp.StartAsync();
        var person = await own.NewJobSeekerAsync("es");
        var none = await PlanAsync(person);
        Assert.Equal(("none", "inbox", "es"), (none.GetProperty("state").GetString(), none.GetProperty("channel").GetString(), none.GetProperty("language").GetString()));
        using var saved = await person.Client.PutAsJsonAsync("/api/v1/me/contact-plan", new { timeZone = "America/Chicago", hours = new { from = "09:00:00", to = "17:30:00" }, language = "es", senderName = "Ana" });
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        var plan = await PlanAsync(person);
        Assert.Equal(("confirmed", "America/Chicago", "notice-only", "Ana"), (plan.GetProperty("state").GetString(), plan.GetProperty("timeZone").GetString(),
            plan.GetProperty("detail").GetString(), plan.GetProperty("senderName").GetString()));
        own.Time.Advance(TimeSpan.FromDays(91));
        Assert.Equal("stale", (await PlanAsync(await own.SignInAsync(person.SignInName))).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_contact_plan_that_can_t_be_followed_is_refused_with_all_its_faults()
    {
        var person = await app.NewJobSeekerAsync();
        using var answer = await person.Client.PutAsJsonAsync("/api/v1/me/contact-plan", new { timeZone = "Mars/North", language = "not a language", hours = new { from = "09:00:00", to = "09:00:00" } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(["hours", "language", "timeZone"], (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(error => error.Name));
        using var stale = new HttpRequestMessage(HttpMethod.Put, "/api/v1/me/contact-plan") { Content = JsonContent.Create(new { }) };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"99\"");
        using var refused = await person.Client.SendAsync(stale);
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
    }

    private static Task<JsonElement> PlanAsync(TestPerson person) => person.Client.GetFromJsonAsync<JsonElement>("/api/v1/me/contact-plan");

    private static async Task<JsonElement> SingleAsync(TestPerson person) =>
        Assert.Single((await person.Client.GetFromJsonAsync<JsonElement>(Inbox)).GetProperty("items").EnumerateArray());

    private async Task SendAsync(TestPerson person, DateOnly day)
    {
        var key = Guid.NewGuid().ToString("N");
        await app.Services.GetRequiredService<MessageService>().QueueAsync(new(key, key, person.Id, MessageTopic.Calendar, "Permits/reminder",
            new("ahead", new Dictionary<string, DateOnly> { ["last_day"] = day })), CancellationToken.None);
        await app.Services.GetRequiredService<MessageDispatcher>().RunAsync(CancellationToken.None);
    }
}
