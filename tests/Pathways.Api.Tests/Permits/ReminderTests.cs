using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Pathways.Api.Tests.Permits;

/// <summary>From a permit that somebody enters to the line in their inbox, by the jobs of hosts that are set up as the README starts them.</summary>
public sealed class ReminderTests
{
    private static readonly Dictionary<string, string> Quick = new() { ["Jobs:Workers"] = "2", ["Jobs:PollEvery"] = "00:00:00.2", ["Permits:SweepEvery"] = "00:00:01" };

    [Fact]
    public async Task A_permit_that_ends_in_three_weeks_leads_to_one_line_in_the_inbox()
    {
        await using var app = await PathwaysApp.StartAsync(Quick);
        var person = await app.NewJobSeekerAsync();
        var lastDay = DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime).AddDays(21);
        using var answer = await person.Client.PostAsJsonAsync("/api/v1/me/permits", new { lastDay });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var lines = await Eventually.GetAsync(() => InboxAsync(person), lines => lines.Count > 0, "a line in the inbox");
        Assert.Contains(lastDay.ToString("D", new System.Globalization.CultureInfo("en")), lines.Single().GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<JsonElement>> InboxAsync(TestPerson person) =>
        [.. (await person.Client.GetFromJsonAsync<JsonElement>("/api/v1/me/inbox")).GetProperty("items").EnumerateArray()];
}
