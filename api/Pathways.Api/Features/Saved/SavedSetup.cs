using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Openings;
using Pathways.Api.Persistence;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Saved;

/// <summary>Registers the feature.</summary>
public static class SavedSetup
{
    /// <summary>The store and the service.</summary>
    public static IServiceCollection AddSaved(this IServiceCollection services) => services.AddStore<SavedStore>()
        .AddSingleton(provider => new SavedService(provider.GetRequiredService<SavedStore>(), provider.GetRequiredService<OpeningService>(),
            provider.GetRequiredService<Pseudonyms>(), provider.GetRequiredService<TimeProvider>()));
}
