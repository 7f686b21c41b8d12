using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Pathways.Api.Tests.Http;

/// <summary>The OpenAPI document as the host makes it.</summary>
internal static class Contract
{
    public static async Task<JsonNode> OfAsync(PathwaysApp app) =>
        JsonNode.Parse(await (await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync()).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1))!;
}
