using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Pathways.Api.Tests.Http;

/// <summary>Who may enter is named everywhere; who it is stands in docs/access.md, and other tests hold it.</summary>
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
}
