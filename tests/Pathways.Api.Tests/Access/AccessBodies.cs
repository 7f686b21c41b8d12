using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pathways.Api.Features.Openings;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Access;

/// <summary>Bodies that are taken as they are, so that an answer says who got in and not what was wrong with the request. Where none is
/// named here, the contract's own example is sent.</summary>
internal sealed class AccessBodies(AccessWorld world, JsonNode contract)
{
    private static readonly object Draft = new { title = "Dishwasher", duties = "You wash dishes and pots, and keep the kitchen floor clean.", place = "20001" };

    public async Task<object?> OfAsync(string route, string relation, string role, string id) => route switch
    {
        "POST account/register" => new { passphrase = "try pathways locally", language = "en" },
        "POST account/sign-in" => new { signInName = world.OtherSeeker.SignInName, passphrase = world.OtherSeeker.Passphrase },
        "POST account/refresh" => new { refreshToken = relation == AccessThings.Own ? (await world.App.SignInAsync(world.OtherSeeker.SignInName)).RefreshToken : "no-token" },
        "POST me/grants" => new { code = world.CounselorsCode, fields = new[] { "skills" }, purpose = "advice", textVersion = "1", textLanguage = "en" },
        "PUT me/away" => new { away = false },
        "PUT me/avoid-list" or "PUT me/profile" or "PUT me/contact-plan" => new { },
        "POST me/permits" or "PUT me/permits/{id}" => new { lastDay = "2031-06-01" },
        "POST counselor/recommendations" => new { client = await world.Things.ClientAsync(relation), openingId = await world.OpeningAsync(OpeningState.Live) },
        "PUT employer" => new { legalName = "Access Kitchens LLC" },
        "POST employer/openings" or "PUT employer/openings/{id}" => Draft,
        "POST counselor/openings" => new { title = "Dishwasher", duties = "You wash dishes and pots in a kitchen.", place = "20001", employerId = await AccessThings.CompanyAsync(world.Things.By(relation)) },
        "PUT counselor/openings/{id}" => Draft,
        "POST admin/teams" => new { name = "Team " + Guid.NewGuid().ToString("N")[..8] },
        "PUT admin/staff/{id}" => new { roles = new[] { Roles.Counselor }, teams = Array.Empty<string>() },
        "POST admin/invitations" or "POST counselor/invitations" => new { @for = "job-seeker" },
        "POST vetting/cases/{id}/approve" => new { reason = "all was seen", version = await VersionAsync("cases", id) },
        "POST vetting/openings/{id}/clear" or "POST vetting/openings/{id}/block" => new { reason = "all was seen", version = await VersionAsync("openings", id) },
        _ => ExampleOf(route),
    };

    private async Task<long> VersionAsync(string what, string id)
    {
        using var answer = await world[Roles.Officer].Client.GetAsync($"/api/v1/vetting/{what}/{id}");
        return answer.IsSuccessStatusCode && (await answer.Content.ReadFromJsonAsync<JsonElement>()) is var found
            ? (found.TryGetProperty("version", out var version) ? version : found.GetProperty("opening").GetProperty("version")).GetInt64() : 1;
    }

    private JsonNode? ExampleOf(string route)
    {
        var (method, path) = (route.Split(' ')[0].ToLowerInvariant(), "/api/v1/" + route.Split(' ')[1]);
        return contract["paths"]?[path]?[method]?["requestBody"]?["content"]?["application/json"]?["example"];
    }
}
