using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Http;

/// <summary>One route of the API, as the host maps it.</summary>
internal sealed record ApiRoute(string Method, string Pattern, IReadOnlyList<string> Policies, bool Anonymous, Type? Body)
{
    /// <summary>All routes below <c>/api/v1</c>.</summary>
    public static IReadOnlyList<ApiRoute> AllOf(PathwaysApp app) =>
        [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/v1", StringComparison.Ordinal))
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(method => Of(endpoint, method)))];

    private static ApiRoute Of(RouteEndpoint endpoint, string method) => new(method, "/" + endpoint.RoutePattern.RawText!.Trim('/'),
        [.. endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy ?? "").Where(policy => policy.Length > 0)],
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType);

    /// <summary>The route's address, with an id that is nobody's for every parameter.</summary>
    public string Address => System.Text.RegularExpressions.Regex.Replace(Pattern, "{[^}]*}", "nobody-has-this-id");

    /// <summary>True when the address names one thing.</summary>
    public bool HasId => Pattern.Contains('{', StringComparison.Ordinal);

    /// <summary>A role that may enter, or null where anyone may.</summary>
    public string? AllowedRole => Anonymous ? null : Policies.Select(policy => policy switch
    {
        Security.Policies.SignedIn => Roles.JobSeeker,
        Security.Policies.Staff => Roles.Counselor,
        _ => policy,
    }).LastOrDefault();

    public override string ToString() => $"{Method} {Pattern}";
}
