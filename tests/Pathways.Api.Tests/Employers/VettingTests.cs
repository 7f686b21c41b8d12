using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Employers;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Employers;

public sealed class VettingTests(PathwaysApp app)
{
    private static readonly string[] Items = ["register", "address", "contact", "wage-record", "promises"];

    [Fact]
    public async Task An_employer_is_approved_by_two_different_officers_after_everything_was_looked_at()
    {
        var employer = await app.NewStaffAsync(Roles.Employer);
        var id = await ApplyAsync(employer, "Harbor Kitchens LLC");
        var (first, second) = (await app.NewStaffAsync(Roles.Officer), await app.NewStaffAsync(Roles.Officer));
        Assert.Equal(HttpStatusCode.Conflict, await DecideAsync(first, id, "approve"));
        foreach (var item in Items)
            Assert.Equal(HttpStatusCode.OK, await PostAsync(first, $"/api/v1/vetting/cases/{id}/evidence", new { item, fine = true, note = "seen today" }));

        Assert.Equal(HttpStatusCode.OK, await DecideAsync(first, id, "approve"));
        Assert.Equal("in-review", await StateAsync(employer));
        Assert.Equal(HttpStatusCode.Conflict, await DecideAsync(first, id, "approve"));
        Assert.Equal("in-review", await StateAsync(employer));
        Assert.Equal(HttpStatusCode.OK, await DecideAsync(second, id, "approve"));
        Assert.Equal("approved", await StateAsync(employer));

        Assert.Equal(HttpStatusCode.OK, await DecideAsync(first, id, "suspend"));
        Assert.Equal("suspended", await StateAsync(employer));
    }

    [Fact]
    public async Task Who_entered_an_employer_does_not_approve_it()
    {
        var both = await app.NewStaffAsync(Roles.Counselor, Roles.Officer);
        using var entered = await both.Client.PostAsJsonAsync("/api/v1/counselor/employers", new { legalName = "Corner Bakery" });
        var id = (await entered.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        foreach (var item in Items)
            await PostAsync(both, $"/api/v1/vetting/cases/{id}/evidence", new { item, fine = true, note = "seen today" });
        Assert.Equal(HttpStatusCode.Conflict, await DecideAsync(both, id, "approve"));
        Assert.Equal(HttpStatusCode.OK, await DecideAsync(await app.NewStaffAsync(Roles.Officer), id, "approve"));
    }

    [Fact]
    public async Task Something_found_wrong_keeps_the_approval_away_until_it_is_found_fine()
    {
        var officer = await app.NewStaffAsync(Roles.Officer);
        var id = await ApplyAsync(await app.NewStaffAsync(Roles.Employer), "Green Lawns Inc");
        foreach (var item in Items)
            await PostAsync(officer, $"/api/v1/vetting/cases/{id}/evidence", new { item, fine = item != "wage-record", note = "seen today" });
        Assert.Equal(HttpStatusCode.Conflict, await DecideAsync(officer, id, "approve"));
        await PostAsync(officer, $"/api/v1/vetting/cases/{id}/evidence", new { item = "wage-record", fine = true, note = "paid back, letter seen" });
        Assert.Equal(HttpStatusCode.OK, await DecideAsync(officer, id, "approve"));
    }

    [Fact]
    public async Task A_company_that_changes_while_its_case_is_open_is_said_yes_to_again()
    {
        var (employer, officer, second) = (await app.NewStaffAsync(Roles.Employer), await app.NewStaffAsync(Roles.Officer), await app.NewStaffAsync(Roles.Officer));
        var id = await ApplyAsync(employer, "Bright Rooms LLC");
        foreach (var item in Items)
            await PostAsync(officer, $"/api/v1/vetting/cases/{id}/evidence", new { item, fine = true, note = "seen today" });
        Assert.Equal(HttpStatusCode.OK, await DecideAsync(officer, id, "approve"));
        using var changed = await employer.Client.PutAsJsonAsync("/api/v1/employer", new { legalName = "Bright Rooms LLC", offers = "something else" });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await DecideAsync(second, id, "approve"));
        Assert.Equal("in-review", await StateAsync(employer));
    }

    [Fact]
    public async Task A_yes_is_to_what_was_looked_at_and_not_to_what_the_company_became_meanwhile()
    {
        var (employer, officer) = (await app.NewStaffAsync(Roles.Employer), await app.NewStaffAsync(Roles.Officer));
        var id = await ApplyAsync(employer, "Quiet Mornings LLC");
        foreach (var item in Items)
            await PostAsync(officer, $"/api/v1/vetting/cases/{id}/evidence", new { item, fine = true, note = "seen today" });
        var version = await VersionAsync(officer, id);
        using var changed = await employer.Client.PutAsJsonAsync("/api/v1/employer", new { legalName = "Quiet Mornings LLC", offers = "something else" });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, await PostAsync(officer, $"/api/v1/vetting/cases/{id}/approve", new { reason = "all was seen", version }));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(officer, $"/api/v1/vetting/cases/{id}/approve", new { reason = "all was seen" }));
        Assert.Equal(HttpStatusCode.OK, await DecideAsync(officer, id, "approve"));
    }

    [Fact]
    public async Task Among_the_approved_are_those_too_that_an_import_vouched_for()
    {
        var officer = await app.NewStaffAsync(Roles.Officer);
        var id = "vouched-" + Guid.NewGuid().ToString("N")[..8];
        await app.Services.GetRequiredService<EmployerService>().AddAsync([new(id, "Vouched For LLC", EmployerState.Approved, DateOnly.FromDateTime(DateTime.UtcNow).AddYears(1))], CancellationToken.None);
        var first = (await officer.Client.GetFromJsonAsync<JsonElement>("/api/v1/vetting/cases?state=approved&take=1")).GetProperty("items");
        Assert.Equal(id, Assert.Single(first.EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task One_account_answers_for_one_company_and_nobody_reads_anothers()
    {
        var (employer, other) = (await app.NewStaffAsync(Roles.Employer), await app.NewStaffAsync(Roles.Employer));
        await ApplyAsync(employer, "Harbor Laundry LLC");
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(employer, "/api/v1/employers/apply", new { legalName = "Second LLC" }));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync("/api/v1/employer")).StatusCode);
    }

    private static async Task<string> ApplyAsync(TestPerson employer, string legalName)
    {
        using var made = await employer.Client.PostAsJsonAsync("/api/v1/employers/apply",
            new { legalName, jurisdiction = "US-MD", contact = new { name = "Kim", email = "kim@example.org" }, promises = new[] { "no-fees", "keeps-no-documents" } });
        Assert.True(made.StatusCode == HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static async Task<HttpStatusCode> DecideAsync(TestPerson officer, string id, string what) =>
        await PostAsync(officer, $"/api/v1/vetting/cases/{id}/{what}", new { reason = "all was seen", version = await VersionAsync(officer, id) });

    private static async Task<long> VersionAsync(TestPerson officer, string id) =>
        (await officer.Client.GetFromJsonAsync<JsonElement>("/api/v1/vetting/cases/" + id)).GetProperty("version").GetInt64();

    private static async Task<HttpStatusCode> PostAsync(TestPerson by, string address, object body)
    {
        using var answer = await by.Client.PostAsJsonAsync(address, body);
        return answer.StatusCode;
    }

    private static async Task<string?> StateAsync(TestPerson employer) =>
        (await employer.Client.GetFromJsonAsync<JsonElement>("/api/v1/employer")).GetProperty("state").GetString();
}
