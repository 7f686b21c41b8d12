using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Http;

/// <summary>Guards over all that the host maps: who may enter is named everywhere, and kept.</summary>
public sealed class EveryRouteTests(PathwaysApp app)
{
    /// <summary>The framework's own, for assets that were not there at build: it can't be given a policy, and the fallback policy keeps it.</summary>
    private const string AssetsFallback = "Fallback {**path:file}";

    [Fact]
    public void Every_endpoint_and_page_names_who_may_enter()
    {
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.True(endpoints.Count > 20, $"Only {endpoints.Count} endpoints were found.");
        var unnamed = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            && !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy is not null) && endpoint.DisplayName != AssetsFallback).Select(endpoint => endpoint.DisplayName).ToList();
        Assert.True(unnamed.Count == 0, string.Join('\n', unnamed));
    }

    [Fact]
    public void What_anyone_may_call_is_a_list_written_by_hand()
    {
        string[] expected =
        [
            "POST /api/v1/account/recover", "POST /api/v1/account/refresh", "POST /api/v1/account/register", "POST /api/v1/account/sign-in",
            "POST /api/v1/account/sign-in/passkey", "POST /api/v1/account/sign-in/passkey/options",
            "GET /api/v1/openings/overview",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), ApiRoute.AllOf(app).Where(route => route.Anonymous).Select(route => route.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_signed_in_is_answered_401_and_the_wrong_role_403()
    {
        var routes = ApiRoute.AllOf(app).Where(route => !route.Anonymous).ToList();
        Assert.NotEmpty(routes);
        var wrong = new List<string>();
        var clients = new Dictionary<string, HttpClient>();
        foreach (var role in Roles.All)
            clients[role] = (await (role == Roles.JobSeeker ? app.NewJobSeekerAsync() : app.NewStaffAsync(role))).Client;
        foreach (var route in routes)
        {
            await ExpectAsync(app.Anonymous, route, "nobody", HttpStatusCode.Unauthorized);
            foreach (var role in Roles.All.Where(role => !route.Admits(role)))
                await ExpectAsync(clients[role], route, role, HttpStatusCode.Forbidden);
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        async Task ExpectAsync(HttpClient client, ApiRoute route, string who, HttpStatusCode expected)
        {
            using var request = new HttpRequestMessage(new(route.Method), route.Address);
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode != expected || answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
                wrong.Add($"{route} as {who}: {(int)answer.StatusCode} {answer.Content.Headers.ContentType?.MediaType}");
        }
    }
}
