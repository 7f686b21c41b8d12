using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Permits;
using Pathways.Api.Security;
using Pathways.Api.Vault;
using Pathways.Matching;

namespace Pathways.Api.Tests.Permits;

/// <summary>A person's own permits at the API.</summary>
public sealed class PermitTests(PathwaysApp app)
{
    private const string Permits = "/api/v1/me/permits";

    [Fact]
    public async Task A_permit_is_entered_read_changed_and_taken_away()
    {
        var person = await app.NewJobSeekerAsync();
        var made = await AddAsync(person, new { lastDay = "2030-03-31" });
        var id = made.GetProperty("id").GetString();
        Assert.Equal("2030-03-31", made.GetProperty("lastDay").GetString());
        Assert.Equal([180, 90, 30, 7], made.GetProperty("checkpoints").EnumerateArray().Select(days => days.GetInt32()));

        using var changed = await person.Client.PutAsJsonAsync($"{Permits}/{id}", new { lastDay = "2030-04-30", jurisdiction = "US", category = "(c)(9)", firstDay = "2029-01-01", checkpoints = new[] { 60, 0, -1 } });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var read = await person.Client.GetFromJsonAsync<JsonElement>($"{Permits}/{id}");
        Assert.Equal("""{"id":"ID","version":2,"lastDay":"2030-04-30","jurisdiction":"US","category":"(c)(9)","firstDay":"2029-01-01","checkpoints":[60,0,-1]}""",
            read.GetRawText().Replace(id!, "ID", StringComparison.Ordinal));

        using var gone = await person.Client.DeleteAsync($"{Permits}/{id}");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Empty(await ListAsync(person));
    }

    [Fact]
    public async Task Everything_may_be_left_out_and_several_permits_stand_side_by_side()
    {
        var person = await app.NewJobSeekerAsync();
        await AddAsync(person, new { });
        await AddAsync(person, new { lastDay = "2031-01-01" });
        await AddAsync(person, new { lastDay = "2030-01-01", category = "something of one's own" });
        Assert.Equal(["2030-01-01", "2031-01-01", null], (await ListAsync(person)).Select(permit => permit.TryGetProperty("lastDay", out var day) ? day.GetString() : null));
    }

    [Fact]
    public async Task A_change_of_what_another_one_changed_meanwhile_is_refused()
    {
        var person = await app.NewJobSeekerAsync();
        var id = (await AddAsync(person, new { lastDay = "2030-03-31" })).GetProperty("id").GetString();
        using var first = await PutAsync(person, id, "\"1\"", new { lastDay = "2030-04-01" });
        using var second = await PutAsync(person, id, "\"1\"", new { lastDay = "2030-05-01" });
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (first.StatusCode, second.StatusCode));
        Assert.Equal("2030-04-01", (await ListAsync(person)).Single().GetProperty("lastDay").GetString());
    }

    [Fact]
    public async Task Two_changes_at_once_are_both_kept()
    {
        var person = await app.NewJobSeekerAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => AddAsync(person, new { lastDay = $"203{i}-03-31" })));
        Assert.Equal(4, (await ListAsync(person)).Count);
    }

    [Fact]
    public async Task All_faults_are_named_at_once()
    {
        var person = await app.NewJobSeekerAsync();
        using var answer = await person.Client.PostAsJsonAsync(Permits, new { firstDay = "2030-01-01", lastDay = "2029-01-01", renewalDecidedOn = "1800-01-01", checkpoints = new[] { 31 } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(error => error.Name);
        Assert.Equal(["checkpoints", "lastDay", "renewalDecidedOn", "renewalFiledOn"], errors);
        Assert.Empty(await ListAsync(person));
    }

    [Fact]
    public async Task Somebody_elses_permit_is_not_there_by_the_same_bytes_as_nothing()
    {
        var (mine, theirs) = (await app.NewJobSeekerAsync(), await app.NewJobSeekerAsync());
        var id = (await AddAsync(theirs, new { lastDay = "2030-03-31" })).GetProperty("id").GetString();
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete])
            Assert.Equal(await AnswerAsync(mine, method, "nothing-has-this-id"), await AnswerAsync(mine, method, id!));
        Assert.Single(await ListAsync(theirs));
    }

    [Fact]
    public async Task Only_job_seekers_enter()
    {
        foreach (var (role, client, expected) in await app.EverybodyButAsync(Roles.JobSeeker))
            foreach (var route in (string[])[Permits, Permits + "/outlook", "/api/v1/me/inbox", "/api/v1/me/contact-plan"])
            {
                using var answer = await client.GetAsync(route);
                Assert.True(expected == answer.StatusCode, $"{role} {route}: {answer.StatusCode}");
            }
    }

    [Fact]
    public async Task The_outlook_tells_where_permits_stand_in_the_persons_own_calendar()
    {
        await using var own = await PathwaysApp.StartAsync();
        // Noon in UTC: the day after in Kiritimati from 10:00 on, the same day in New York.
        own.Time.AdvanceToNext(12);
        var utc = DateOnly.FromDateTime(own.Time.GetUtcNow().UtcDateTime);
        var person = await own.NewJobSeekerAsync();
        await AddAsync(person, new { jurisdiction = "US", category = "C09", lastDay = utc });

        var before = await OutlookAsync(person);
        Assert.Equal((TextOfDay(utc), "renewal-window-open", "yes"), TextOf(before));
        using var plan = await person.Client.PutAsJsonAsync("/api/v1/me/contact-plan", new { timeZone = "Pacific/Kiritimati" });
        Assert.Equal(HttpStatusCode.OK, plan.StatusCode);
        var after = await OutlookAsync(person);
        Assert.Equal((TextOfDay(utc.AddDays(1)), "ended", "no"), TextOf(after));

        await AddAsync(person, new { jurisdiction = "US", category = "A16", lastDay = "2020-01-01" });
        Assert.Equal("ask", (await OutlookAsync(person)).GetProperty("mayWork").GetString());
        await AddAsync(person, new { jurisdiction = "US", category = "C31", lastDay = utc.AddYears(1) });
        Assert.Equal("yes", (await OutlookAsync(person)).GetProperty("mayWork").GetString());

        static string TextOfDay(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        static (string?, string?, string?) TextOf(JsonElement outlook) => (outlook.GetProperty("today").GetString(),
            outlook.GetProperty("items")[0].GetProperty("state").GetString(), outlook.GetProperty("mayWork").GetString());
    }

    [Fact]
    [Trait("Invariant", "29")]
    public async Task Only_a_certain_no_hides_and_who_entered_nothing_is_never_asked()
    {
        var service = app.Services.GetRequiredService<PermitService>();
        var nobody = await OpenedAsync(await app.NewJobSeekerAsync());
        Assert.Null(service.WorkAuthorisation(nobody));

        var lastDayOnly = await app.NewJobSeekerAsync();
        await AddAsync(lastDayOnly, new { lastDay = "2026-01-01" });
        Assert.Equal(WorkAnswer.Ask, service.WorkAuthorisation(await OpenedAsync(lastDayOnly))!(new(2030, 1, 1)));

        var card = await app.NewJobSeekerAsync();
        await AddAsync(card, new { lastDay = "2027-01-01", jurisdiction = "US", category = "C31" });
        var mayWork = service.WorkAuthorisation(await OpenedAsync(card))!;
        Assert.Equal((WorkAnswer.Yes, WorkAnswer.No), (mayWork(new(2027, 1, 1)), mayWork(new(2027, 1, 2))));

        await AddAsync(card, new { lastDay = "2030-01-01" });
        Assert.Equal(WorkAnswer.Ask, service.WorkAuthorisation(await OpenedAsync(card))!(new(2027, 1, 2)));
    }

    private async Task<OpenedFields> OpenedAsync(TestPerson person) => (await app.Services.GetRequiredService<PersonVault>().OpenAsync(person.AsUser(), person.Id,
        PersonalFields.For(SystemPurpose.Matching), Purpose.Advice, CancellationToken.None))!;

    private static async Task<JsonElement> AddAsync(TestPerson person, object permit)
    {
        using var answer = await person.Client.PostAsJsonAsync(Permits, permit);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(TestPerson person) =>
        [.. (await person.Client.GetFromJsonAsync<JsonElement>(Permits)).GetProperty("items").EnumerateArray()];

    private static Task<JsonElement> OutlookAsync(TestPerson person) => person.Client.GetFromJsonAsync<JsonElement>(Permits + "/outlook");

    private static async Task<HttpResponseMessage> PutAsync(TestPerson person, string? id, string version, object permit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Permits}/{id}") { Content = JsonContent.Create(permit) };
        request.Headers.TryAddWithoutValidation("If-Match", version);
        return await person.Client.SendAsync(request);
    }

    private static async Task<string> AnswerAsync(TestPerson person, HttpMethod method, string id)
    {
        using var request = new HttpRequestMessage(method, $"{Permits}/{id}") { Content = method == HttpMethod.Put ? JsonContent.Create(new { lastDay = "2031-01-01" }) : null };
        using var answer = await person.Client.SendAsync(request);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return $"{(int)answer.StatusCode} {string.Join(' ', problem.EnumerateObject().Where(part => part.Name != "traceId").Select(part => part.Value.GetRawText()))}";
    }
}
