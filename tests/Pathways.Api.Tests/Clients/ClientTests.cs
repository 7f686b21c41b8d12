using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Clients;

public sealed class ClientTests(PathwaysApp app)
{
    [Fact]
    [Trait("Invariant", "22")]
    public async Task A_counselor_sees_who_granted_them_something_and_no_sign_of_anybody_else()
    {
        var (here, there) = (await TestOrganisation.NewAsync(app), await TestOrganisation.NewAsync(app));
        var ((counselor, code), (stranger, _)) = (await here.NewStaffAsync(), await there.NewStaffAsync());
        var person = await app.NewJobSeekerAsync();
        await TestOrganisation.GrantAsync(person, code, "displayName");
        var client = Assert.Single(await TestOrganisation.ClientsOfAsync(counselor));

        Assert.Empty(await TestOrganisation.ClientsOfAsync(stranger));
        foreach (var address in new[] { "/api/v1/counselor/clients/{0}", "/api/v1/counselor/clients/{0}/matches" })
        {
            using var yours = await stranger.Client.GetAsync(string.Format(null, address, client));
            using var nobodys = await stranger.Client.GetAsync(string.Format(null, address, "nobody-has-this-id"));
            Assert.Equal(HttpStatusCode.NotFound, yours.StatusCode);
            Assert.Equal(await BodyAsync(nobodys), await BodyAsync(yours));
        }
        using var recommended = await stranger.Client.PostAsJsonAsync("/api/v1/counselor/recommendations", new { client, openingId = "x" });
        Assert.Equal(HttpStatusCode.NotFound, recommended.StatusCode);
    }

    [Fact]
    [Trait("Invariant", "22")]
    public async Task Two_organisations_know_one_person_by_two_names_that_cannot_be_joined()
    {
        var (here, there) = (await TestOrganisation.NewAsync(app), await TestOrganisation.NewAsync(app));
        var ((first, firstCode), (second, secondCode)) = (await here.NewStaffAsync(), await there.NewStaffAsync());
        var person = await app.NewJobSeekerAsync();
        await TestOrganisation.GrantAsync(person, firstCode, "displayName");
        await TestOrganisation.GrantAsync(person, secondCode, "displayName");
        Assert.NotEqual(Assert.Single(await TestOrganisation.ClientsOfAsync(first)), Assert.Single(await TestOrganisation.ClientsOfAsync(second)));
    }

    [Fact]
    public async Task When_one_of_a_team_leaves_the_other_keeps_the_teams_clients_and_nobody_elses()
    {
        var organisation = await TestOrganisation.NewAsync(app);
        var ((leaving, leavingCode), (staying, _), (admin, _)) = (await organisation.NewStaffAsync(), await organisation.NewStaffAsync(), await organisation.NewStaffAsync(Roles.Admin));
        var (ofTeam, ofOne) = (await app.NewJobSeekerAsync(), await app.NewJobSeekerAsync());
        await TestOrganisation.GrantAsync(ofTeam, organisation.Team.Code, "displayName");
        await TestOrganisation.GrantAsync(ofOne, leavingCode, "displayName");
        Assert.Equal(2, (await TestOrganisation.ClientsOfAsync(leaving)).Count);
        var shared = Assert.Single(await TestOrganisation.ClientsOfAsync(staying));

        Assert.Equal(HttpStatusCode.NoContent, (await admin.Client.PostAsync($"/api/v1/admin/staff/{leaving.Id}/leave", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await leaving.Client.GetAsync("/api/v1/counselor/clients")).StatusCode);
        Assert.Equal(shared, Assert.Single(await TestOrganisation.ClientsOfAsync(staying)));
    }

    private static async Task<string> BodyAsync(HttpResponseMessage response)
    {
        var problem = await response.Content.ReadFromJsonAsync<Dictionary<string, JsonElement>>();
        return string.Join(';', problem!.Where(field => field.Key != "traceId").Select(field => $"{field.Key}={field.Value}"));
    }
}
