using Microsoft.Extensions.DependencyInjection;

namespace Pathways.Api.Features.Places;

/// <summary>Registers the feature.</summary>
public static class PlaceSetup
{
    /// <summary>The service, over the gazetteer in <c>data/places</c> beside the program.</summary>
    public static IServiceCollection AddPlaces(this IServiceCollection services) =>
        services.AddSingleton(new PlaceService(Path.Combine(AppContext.BaseDirectory, "data", "places")));
}
