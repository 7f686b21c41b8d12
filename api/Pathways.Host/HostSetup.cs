using Microsoft.AspNetCore.Authorization;
using Pathways.Api.Persistence;
using Pathways.Api.Security;
using Pathways.Host.Reference;
using Scalar.AspNetCore;

namespace Pathways.Host;

/// <summary>What belongs to the program and to no feature: logs, health, the API's reference.</summary>
internal static class HostSetup
{
    /// <summary>One JSON object a line outside Development, plain lines in it. Nothing logs bodies or headers.</summary>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (builder.Environment.IsDevelopment())
            builder.Logging.AddSimpleConsole(options => options.SingleLine = true);
        else
            builder.Logging.AddJsonConsole(options => options.UseUtcTimestamp = true);
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
    }

    public static IServiceCollection AddApiReference(this IServiceCollection services) => services.AddOpenApi("v1", options => options.AddDocumentTransformer<ApiExamples>());

    /// <summary>Neutral answers for a load balancer.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz", () => TypedResults.Text("ok")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/readyz", async (PathwaysDatabase database, CancellationToken stop) =>
            await database.AnswersAsync(stop) ? TypedResults.Text("ok") : TypedResults.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable))
            .AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The contract and a page to read it: for anyone in Development, elsewhere for signed-in staff.</summary>
    public static void MapApiReference(this WebApplication app)
    {
        var contract = app.MapOpenApi("/openapi/{documentName}.json");
        var page = app.MapScalarApiReference("/api");
        foreach (var endpoint in new IEndpointConventionBuilder[] { contract, page })
            if (app.Environment.IsDevelopment())
                endpoint.AllowAnonymous();
            else
                endpoint.RequireAuthorization(Policies.Staff).Finally(OnlyForWhomItSays);
    }

    /// <summary>The page's scripts come with a word that lets anyone in, and that word would hold.</summary>
    private static void OnlyForWhomItSays(EndpointBuilder endpoint)
    {
        foreach (var anyone in endpoint.Metadata.OfType<IAllowAnonymous>().ToList())
            endpoint.Metadata.Remove(anyone);
    }
}
