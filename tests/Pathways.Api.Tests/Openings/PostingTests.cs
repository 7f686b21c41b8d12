using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Employers;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Openings;

public sealed class PostingTests(PathwaysApp app)
{
    private static readonly object Draft = new
    {
        title = "Dishwasher",
        duties = "You wash dishes and pots, and keep the kitchen floor clean.",
        place = "20001",
        pay = new { min = 17.5, max = 18, currency = "USD", per = "hour" },
        hoursPerWeek = 30,
        shifts = new[] { "mon-morning", "tue-morning" },
    };

    [Fact]
    public async Task An_opening_is_seen_only_after_an_officer_let_it_go_live_and_matched_within_two_seconds()
    {
        var (employer, officer, person) = (await ApprovedAsync(), await app.NewStaffAsync(Roles.Officer), await app.NewJobSeekerAsync());
        var id = await WriteAsync(employer);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Client.GetAsync("/api/v1/openings/" + id)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(employer, $"/api/v1/employer/openings/{id}/submit"));
        Assert.Equal(HttpStatusCode.NotFound, (await person.Client.GetAsync("/api/v1/openings/" + id)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await ReviewAsync(officer, id, "clear"));

        Assert.Equal(HttpStatusCode.OK, (await person.Client.GetAsync("/api/v1/openings/" + id)).StatusCode);
        await UntilAsync(TimeSpan.FromSeconds(2), async () => await IsMatchedAsync(person, id));
        foreach (var (step, seen) in new[] { ("pause", HttpStatusCode.NotFound), ("resume", HttpStatusCode.OK), ("close", HttpStatusCode.NotFound) })
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync(employer, $"/api/v1/employer/openings/{id}/{step}"));
            Assert.Equal(seen, (await person.Client.GetAsync("/api/v1/openings/" + id)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(employer, $"/api/v1/employer/openings/{id}/pause"));
    }

    [Fact]
    public async Task An_unvetted_employer_cannot_publish_an_opening()
    {
        var (employer, officer, person) = (await app.NewStaffAsync(Roles.Employer), await app.NewStaffAsync(Roles.Officer), await app.NewJobSeekerAsync());
        using var registered = await employer.Client.PostAsJsonAsync("/api/v1/employers/apply", new { legalName = "Not Yet Vetted LLC" });
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
        var id = await WriteAsync(employer);
        await PostAsync(employer, $"/api/v1/employer/openings/{id}/submit");
        await ReviewAsync(officer, id, "clear");
        Assert.Equal(HttpStatusCode.NotFound, (await person.Client.GetAsync("/api/v1/openings/" + id)).StatusCode);
    }

    [Fact]
    public async Task What_was_changed_while_an_officer_looked_is_looked_at_again()
    {
        var (employer, officer) = (await ApprovedAsync(), await app.NewStaffAsync(Roles.Officer));
        var id = await WriteAsync(employer);
        await PostAsync(employer, $"/api/v1/employer/openings/{id}/submit");
        var version = await VersionAsync(officer, id);
        using var changed = await employer.Client.PutAsJsonAsync("/api/v1/employer/openings/" + id, Draft);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var cleared = await officer.Client.PostAsJsonAsync($"/api/v1/vetting/openings/{id}/clear", new { reason = "fine", version });
        Assert.Equal(HttpStatusCode.PreconditionFailed, cleared.StatusCode);
    }

    [Fact]
    public async Task An_employer_reads_and_changes_nobody_elses_openings()
    {
        var (employer, other) = (await ApprovedAsync(), await ApprovedAsync());
        var id = await WriteAsync(employer);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync("/api/v1/employer/openings/" + id)).StatusCode);
        foreach (var step in new[] { "submit", "pause", "resume", "close" })
            Assert.Equal(HttpStatusCode.NotFound, await PostAsync(other, $"/api/v1/employer/openings/{id}/{step}"));
        using var changed = await other.Client.PutAsJsonAsync("/api/v1/employer/openings/" + id, Draft);
        Assert.Equal(HttpStatusCode.NotFound, changed.StatusCode);
        Assert.DoesNotContain(id, await other.Client.GetStringAsync("/api/v1/employer/openings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_post_for_an_employer_without_an_account_which_is_vetted_the_same()
    {
        var (counselor, officer, person) = (await app.NewStaffAsync(Roles.Counselor), await app.NewStaffAsync(Roles.Officer), await app.NewJobSeekerAsync());
        using var entered = await counselor.Client.PostAsJsonAsync("/api/v1/counselor/employers", new { legalName = "Aunt May's Diner" });
        var employerId = (await entered.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        using var written = await counselor.Client.PostAsJsonAsync("/api/v1/counselor/openings", Draft);
        var id = (await written.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await PostAsync(counselor, $"/api/v1/counselor/openings/{id}/submit");
        await ReviewAsync(officer, id, "clear");
        Assert.Equal(HttpStatusCode.NotFound, (await person.Client.GetAsync("/api/v1/openings/" + id)).StatusCode);
        await app.Services.GetRequiredService<EmployerService>().SetStateAsync([employerId], EmployerState.Approved, new DateOnly(2099, 1, 1), CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, (await person.Client.GetAsync("/api/v1/openings/" + id)).StatusCode);
    }

    [Fact]
    public async Task All_faults_of_a_draft_come_at_once_by_the_senders_names()
    {
        var employer = await ApprovedAsync();
        using var refused = await employer.Client.PostAsJsonAsync("/api/v1/employer/openings", new
        {
            title = "Cook",
            duties = "You cook for sixty people at noon.",
            place = "no such place anywhere",
            occupation = "occupation:nothing",
            pay = new { min = 20, max = 10, currency = "dollars", per = "hour" },
            shifts = new[] { "mon-noon" },
            lastDayToApply = "2001-01-01",
        });
        var errors = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(error => error.Name);
        Assert.Equal(["lastDayToApply", "occupation", "pay.currency", "pay.max", "place", "shifts[0]"], errors.Order(StringComparer.Ordinal));
    }

    private async Task<TestPerson> ApprovedAsync()
    {
        var employer = await app.NewStaffAsync(Roles.Employer);
        using var made = await employer.Client.PostAsJsonAsync("/api/v1/employers/apply", new { legalName = "Harbor " + Guid.NewGuid().ToString("N")[..6] });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await app.Services.GetRequiredService<EmployerService>().SetStateAsync([id], EmployerState.Approved, new DateOnly(2099, 1, 1), CancellationToken.None);
        return employer;
    }

    private static async Task<string> WriteAsync(TestPerson employer)
    {
        using var written = await employer.Client.PostAsJsonAsync("/api/v1/employer/openings", Draft);
        Assert.True(written.StatusCode == HttpStatusCode.Created, await written.Content.ReadAsStringAsync());
        return (await written.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static async Task<long> VersionAsync(TestPerson officer, string id) =>
        (await officer.Client.GetFromJsonAsync<JsonElement>("/api/v1/vetting/openings/" + id)).GetProperty("opening").GetProperty("version").GetInt64();

    private static async Task<HttpStatusCode> ReviewAsync(TestPerson officer, string id, string what)
    {
        using var answer = await officer.Client.PostAsJsonAsync($"/api/v1/vetting/openings/{id}/{what}", new { reason = "clear and honest", version = await VersionAsync(officer, id) });
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> PostAsync(TestPerson by, string address)
    {
        using var answer = await by.Client.PostAsync(address, null);
        return answer.StatusCode;
    }

    private static async Task<bool> IsMatchedAsync(TestPerson person, string id)
    {
        for (var after = ""; ;)
        {
            var page = await person.Client.GetFromJsonAsync<JsonElement>("/api/v1/me/matches?take=100" + after);
            if (page.GetProperty("items").EnumerateArray().Any(match => match.GetProperty("opening").GetProperty("id").GetString() == id))
                return true;
            if (!page.TryGetProperty("next", out var next))
                return false;
            after = "&after=" + Uri.EscapeDataString(next.GetString()!);
        }
    }

    private static async Task UntilAsync(TimeSpan limit, Func<Task<bool>> holds)
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(started.Elapsed < limit, $"Not within {limit.TotalSeconds} s.");
            await Task.Delay(50);
        }
    }
}
