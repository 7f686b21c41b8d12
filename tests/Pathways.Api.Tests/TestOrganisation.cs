using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Security;

namespace Pathways.Api.Tests;

/// <summary>An organisation of a test's own, with one team.</summary>
public sealed class TestOrganisation
{
    private readonly PathwaysApp _app;

    private TestOrganisation(PathwaysApp app, string id, Team team) => (_app, Id, Team) = (app, id, team);

    public string Id { get; }

    public Team Team { get; }

    /// <summary>Makes one.</summary>
    public static async Task<TestOrganisation> NewAsync(PathwaysApp app)
    {
        var id = Guid.NewGuid().ToString("N")[..12];
        var team = new Team(Guid.NewGuid().ToString("N")[..12], "Harbor " + id, Codes.Make(2));
        await app.Services.GetRequiredService<OrganisationService>().AddAsync(id, "Organisation " + id, [team], CancellationToken.None);
        return new(app, id, team);
    }

    /// <summary>A staff member who is signed in; in the team unless said otherwise.</summary>
    public async Task<(TestPerson Person, string Code)> NewStaffAsync(string role = Roles.Counselor, bool inTeam = true)
    {
        var person = await _app.NewStaffAsync(role);
        await _app.Services.GetRequiredService<OrganisationService>().AddStaffAsync(person.Id, Id, "Sam " + role, inTeam ? [Team.Id] : [], CancellationToken.None);
        var member = await _app.Services.GetRequiredService<StaffStore>().FindAsync(person.Id, CancellationToken.None);
        return (person, member!.Code);
    }

    /// <summary>Gives a grant through the API and answers its id.</summary>
    public static async Task<string> GrantAsync(TestPerson person, string code, params string[] fields)
    {
        using var given = await person.Client.PostAsJsonAsync("/api/v1/me/grants", new { code, fields, purpose = "advice", textVersion = "1", textLanguage = "en" });
        Assert.True(given.IsSuccessStatusCode, await given.Content.ReadAsStringAsync());
        return (await given.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>The ids of the clients that a counselor sees.</summary>
    public static async Task<IReadOnlyList<string>> ClientsOfAsync(TestPerson counselor) =>
        [.. (await counselor.Client.GetFromJsonAsync<JsonElement>("/api/v1/counselor/clients")).GetProperty("items").EnumerateArray().Select(line => line.GetProperty("id").GetString()!)];
}
