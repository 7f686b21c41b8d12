using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Pathways.Web;

/// <summary>The pages that people see.</summary>
public static class WebSetup
{
    /// <summary>Registers what the pages need.</summary>
    public static IServiceCollection AddPathwaysWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        return services;
    }

    /// <summary>Headers of every answer. Before authentication.</summary>
    public static IApplicationBuilder UsePathwaysWeb(this IApplicationBuilder app) => app;

    /// <summary>Maps the pages and their assets.</summary>
    public static IEndpointRouteBuilder MapPathwaysWeb(this IEndpointRouteBuilder routes) => routes;
}
