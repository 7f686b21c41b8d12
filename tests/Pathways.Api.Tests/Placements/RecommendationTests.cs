using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;
using Pathways.Matching;

namespace Pathways.Api.Tests.Placements;

public sealed class RecommendationTests(PathwaysApp app)
{
    [Theory]
    [InlineData("take-up", "taken-up")]
    [InlineData("decline", "declined")]
    public async Task What_a_counselor_recommends_is_taken_up_or_declined_and_nothing_else_changes(string answer, string state)
    {
        var (counselor, code) = await (await TestOrganisation.NewAsync(app)).NewStaffAsync();
        var person = await app.NewJobSeekerAsync();
        await TestOrganisation.GrantAsync(person, code, "displayName", "skills");
        var client = Assert.Single(await TestOrganisation.ClientsOfAsync(counselor));
        var openingId = await OpeningAsync();
        Assert.Equal(HttpStatusCode.Created, await RecommendAsync(counselor, client, openingId));
        Assert.Equal(HttpStatusCode.Created, await RecommendAsync(counselor, client, openingId));

        var offered = Assert.Single(await ItemsAsync(person, "/api/v1/me/recommendations"));
        Assert.Equal(("offered", "Close to you, and they train."), (offered.GetProperty("state").GetString(), offered.GetProperty("words").GetString()));
        var before = await MatchesAsync(person);
        using var answered = await person.Client.PostAsync($"/api/v1/me/recommendations/{offered.GetProperty("id").GetString()}/{answer}", null);
        Assert.Equal(HttpStatusCode.NoContent, answered.StatusCode);
        Assert.Equal(state, Assert.Single(await ItemsAsync(person, "/api/v1/me/recommendations")).GetProperty("state").GetString());
        // What other tests post meanwhile may come in between.
        Assert.Equal(before, (await MatchesAsync(person)).Where(before.Contains));
        var seen = await counselor.Client.GetFromJsonAsync<JsonElement>("/api/v1/counselor/clients/" + client);
        Assert.Equal(state, seen.GetProperty("recommendations")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Nobody_answers_for_somebody_else()
    {
        var (counselor, code) = await (await TestOrganisation.NewAsync(app)).NewStaffAsync();
        var (person, other) = (await app.NewJobSeekerAsync(), await app.NewJobSeekerAsync());
        await TestOrganisation.GrantAsync(person, code, "displayName");
        await RecommendAsync(counselor, Assert.Single(await TestOrganisation.ClientsOfAsync(counselor)), await OpeningAsync());
        var id = Assert.Single(await ItemsAsync(person, "/api/v1/me/recommendations")).GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.NotFound, (await other.Client.PostAsync($"/api/v1/me/recommendations/{id}/take-up", null)).StatusCode);
        Assert.Empty(await ItemsAsync(other, "/api/v1/me/recommendations"));
    }

    private async Task<string> OpeningAsync()
    {
        var id = Guid.NewGuid().ToString("N")[..12];
        await app.Services.GetRequiredService<EmployerService>().AddAsync([new("employer-" + id, "Harbor " + id, EmployerState.Approved, new DateOnly(2099, 1, 1))], CancellationToken.None);
        await app.Services.GetRequiredService<OpeningService>().AddAsync([new(id, "employer-" + id, OpeningState.Live, new DateOnly(2026, 11, 1),
            new OpeningDetails { Kind = OpeningKind.Job, Title = "Room attendant", Duties = "You make beds and clean rooms.", Place = new("Washington", 38.9, -77.0) })], CancellationToken.None);
        return id;
    }

    private static async Task<HttpStatusCode> RecommendAsync(TestPerson counselor, string client, string openingId)
    {
        using var made = await counselor.Client.PostAsJsonAsync("/api/v1/counselor/recommendations", new { client, openingId, words = "Close to you, and they train." });
        return made.StatusCode;
    }

    private static async Task<IReadOnlyList<JsonElement>> ItemsAsync(TestPerson person, string address) =>
        [.. (await person.Client.GetFromJsonAsync<JsonElement>(address)).GetProperty("items").EnumerateArray()];

    private static async Task<IReadOnlyList<string>> MatchesAsync(TestPerson person) =>
        [.. (await ItemsAsync(person, "/api/v1/me/matches?take=100")).Select(match => match.GetProperty("opening").GetProperty("id").GetString()!)];
}
