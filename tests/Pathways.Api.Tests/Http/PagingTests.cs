using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pathways.Api.Security;
using Pathways.Api.Tests.Matches;

namespace Pathways.Api.Tests.Http;

/// <summary>Lists that can be long are paged: each item once, in one order, however many come at once.</summary>
public sealed class PagingTests(OfferedWork work) : IClassFixture<OfferedWork>
{
    private const int Many = 5;

    [Fact]
    public async Task What_is_saved_is_paged_and_taken_away_again()
    {
        var person = await work.App.NewJobSeekerAsync();
        var openings = (await OfferedWork.AllAsync(person.Client, "")).Take(Many).Select(OfferedWork.IdOf).ToList();
        foreach (var id in openings)
            Assert.Equal(HttpStatusCode.NoContent, (await person.Client.PostAsync("/api/v1/me/saved/" + id, null)).StatusCode);
        Assert.Equal(openings.AsEnumerable().Reverse(), await AllAsync(person.Client, "/api/v1/me/saved", "openingId"));
        Assert.Equal(HttpStatusCode.NoContent, (await person.Client.DeleteAsync("/api/v1/me/saved/" + openings[2])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Client.DeleteAsync("/api/v1/me/saved/" + openings[2])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Client.PostAsync("/api/v1/me/saved/nothing", null)).StatusCode);
        Assert.Equal(Many - 1, (await AllAsync(person.Client, "/api/v1/me/saved", "openingId")).Count);
        Assert.Empty(await AllAsync((await work.App.NewJobSeekerAsync()).Client, "/api/v1/me/saved", "openingId"));
    }

    [Fact]
    public async Task Grants_and_recommendations_are_paged()
    {
        var organisation = await TestOrganisation.NewAsync(work.App);
        var person = await work.App.NewJobSeekerAsync();
        var openings = (await OfferedWork.AllAsync(person.Client, "")).Take(Many).Select(OfferedWork.IdOf).ToList();
        var grants = new List<string>();
        for (var i = 0; i < Many; i++)
        {
            var (counselor, code) = await organisation.NewStaffAsync();
            grants.Add(await TestOrganisation.GrantAsync(person, code, "skills"));
            var client = Assert.Single(await TestOrganisation.ClientsOfAsync(counselor));
            using var made = await counselor.Client.PostAsJsonAsync("/api/v1/counselor/recommendations", new { client, openingId = openings[i] });
            made.EnsureSuccessStatusCode();
        }
        Assert.Equal(grants.AsEnumerable().Reverse(), await AllAsync(person.Client, "/api/v1/me/grants", "id"));
        Assert.Equal(Many, (await AllAsync(person.Client, "/api/v1/me/recommendations", "id")).Count);
    }

    [Fact]
    public async Task Invitations_and_employers_that_staff_entered_are_paged_and_only_the_own_ones_are_there()
    {
        var organisation = await TestOrganisation.NewAsync(work.App);
        var ((counselor, _), (other, _)) = (await organisation.NewStaffAsync(), await organisation.NewStaffAsync());
        for (var i = 0; i < Many; i++)
        {
            using var invited = await counselor.Client.PostAsJsonAsync("/api/v1/counselor/invitations", new { @for = "job-seeker" });
            invited.EnsureSuccessStatusCode();
            using var entered = await counselor.Client.PostAsJsonAsync("/api/v1/counselor/employers", new { legalName = $"Diner {i}" });
            entered.EnsureSuccessStatusCode();
        }
        Assert.Equal(Many, (await AllAsync(counselor.Client, "/api/v1/counselor/invitations", "id")).Count);
        Assert.Equal(Enumerable.Range(0, Many).Select(i => $"Diner {i}"), await AllAsync(counselor.Client, "/api/v1/counselor/employers", "legalName"));
        Assert.Empty(await AllAsync(other.Client, "/api/v1/counselor/invitations", "id"));
        Assert.Empty(await AllAsync(other.Client, "/api/v1/counselor/employers", "id"));
    }

    [Fact]
    public async Task A_company_that_staff_entered_is_changed_by_who_entered_it_and_is_not_there_for_others()
    {
        var organisation = await TestOrganisation.NewAsync(work.App);
        var ((counselor, _), (other, _)) = (await organisation.NewStaffAsync(), await organisation.NewStaffAsync());
        using var entered = await counselor.Client.PostAsJsonAsync("/api/v1/counselor/employers", new { legalName = "Corner Diner" });
        var address = "/api/v1/counselor/employers/" + (await entered.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        using var changed = await counselor.Client.PutAsJsonAsync(address, new { legalName = "Corner Diner", offers = "Breakfast and lunch" });
        Assert.Equal("Breakfast and lunch", (await changed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("details").GetProperty("offers").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.PutAsJsonAsync(address, new { legalName = "Mine now" })).StatusCode);
        foreach (var (role, client, expected) in await work.App.EverybodyButAsync(Roles.Counselor))
            Assert.True(expected == (await client.GetAsync(address)).StatusCode, role);
        Assert.Equal("Corner Diner", (await counselor.Client.GetFromJsonAsync<JsonElement>(address)).GetProperty("legalName").GetString());
    }

    [Theory]
    [InlineData("/api/v1/me/saved")]
    [InlineData("/api/v1/me/grants")]
    [InlineData("/api/v1/me/recommendations")]
    [InlineData("/api/v1/me/inbox")]
    public async Task A_place_that_no_page_gave_is_a_named_fault(string address)
    {
        var person = await work.App.NewJobSeekerAsync();
        using var answer = await person.Client.GetAsync(address + "?after=nonsense");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("after", out _));
    }

    private static async Task<IReadOnlyList<string>> AllAsync(HttpClient client, string address, string field)
    {
        var all = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"{address}?take=2{(next.Length > 0 ? "&after=" + next : "")}");
            Assert.True(page.GetProperty("items").GetArrayLength() <= 2);
            all.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty(field).GetString()!));
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }
        return all;
    }
}
