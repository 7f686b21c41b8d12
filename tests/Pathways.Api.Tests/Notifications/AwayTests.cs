using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Notifications;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Notifications;

public sealed class AwayTests(PathwaysApp app)
{
    private const string Away = "/api/v1/me/away", Inbox = "/api/v1/me/inbox";

    [Fact]
    public async Task Nothing_reaches_somebody_who_is_away_and_nothing_is_lost_when_they_are_back()
    {
        var person = await app.NewJobSeekerAsync();
        Assert.True(await SetAsync(person, true));
        await QueueAsync(person, 1, "a");
        await DeliverAsync();
        await QueueAsync(person, 2, "b");
        await DeliverAsync();
        Assert.Empty(await TextsAsync(person));
        Assert.True((await person.Client.GetFromJsonAsync<JsonElement>("/api/v1/me/contact-plan")).GetProperty("away").GetBoolean());

        Assert.False(await SetAsync(person, false));
        await DeliverAsync();
        Assert.Equal(2, (await TextsAsync(person)).Count);
        await DeliverAsync();
        Assert.Equal(2, (await TextsAsync(person)).Count);
    }

    [Fact]
    public async Task What_was_cancelled_while_somebody_was_away_does_not_come_later()
    {
        var person = await app.NewJobSeekerAsync();
        await SetAsync(person, true);
        var group = await QueueAsync(person, 1, "a");
        await DeliverAsync();
        await app.Services.GetRequiredService<MessageService>().CancelAsync(group, CancellationToken.None);
        await SetAsync(person, false);
        await DeliverAsync();
        Assert.Empty(await TextsAsync(person));
    }

    [Fact]
    public async Task Being_away_keeps_nobody_elses_messages_back_and_leaves_the_plan_as_it_was()
    {
        var (gone, here) = (await app.NewJobSeekerAsync(), await app.NewJobSeekerAsync());
        using var saved = await gone.Client.PutAsJsonAsync("/api/v1/me/contact-plan", new { timeZone = "America/Chicago", senderName = "Ana" });
        saved.EnsureSuccessStatusCode();
        await SetAsync(gone, true);
        await QueueAsync(here, 1, "a");
        await DeliverAsync();
        Assert.Single(await TextsAsync(here));
        var plan = await gone.Client.GetFromJsonAsync<JsonElement>("/api/v1/me/contact-plan");
        Assert.Equal(("America/Chicago", "Ana"), (plan.GetProperty("timeZone").GetString(), plan.GetProperty("senderName").GetString()));
    }

    [Fact]
    public async Task Only_job_seekers_are_away()
    {
        foreach (var (role, client, expected) in await app.EverybodyButAsync(Roles.JobSeeker))
        {
            using var answer = await client.PutAsJsonAsync(Away, new { away = true });
            Assert.True(expected == answer.StatusCode, role);
        }
    }

    private static async Task<bool> SetAsync(TestPerson person, bool away)
    {
        using var answer = await person.Client.PutAsJsonAsync(Away, new { away });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("away").GetBoolean();
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(TestPerson person) =>
        [.. (await person.Client.GetFromJsonAsync<JsonElement>(Inbox)).GetProperty("items").EnumerateArray().Select(line => line.GetProperty("text").GetString()!)];

    private async Task<string> QueueAsync(TestPerson person, int day, string group)
    {
        var key = Guid.NewGuid().ToString("N");
        await app.Services.GetRequiredService<MessageService>().QueueAsync(new(key, group + key, person.Id, MessageTopic.Calendar, "Permits/reminder",
            new("ahead", new Dictionary<string, DateOnly> { ["last_day"] = new(2027, 1, day) })), CancellationToken.None);
        return group + key;
    }

    private Task DeliverAsync() => app.Services.GetRequiredService<MessageDispatcher>().RunAsync(CancellationToken.None);
}
