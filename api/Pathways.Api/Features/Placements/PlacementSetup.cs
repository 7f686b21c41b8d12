using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Features.Consent;
using Pathways.Api.Features.Notifications;
using Pathways.Api.Features.Openings;
using Pathways.Api.Persistence;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Placements;

/// <summary>Registers the feature.</summary>
public static class PlacementSetup
{
    /// <summary>Recommendations.</summary>
    public static IServiceCollection AddPlacements(this IServiceCollection services) => services.AddStore<RecommendationStore>()
        .AddSingleton(provider => new RecommendationService(provider.GetRequiredService<RecommendationStore>(), provider.GetRequiredService<Grants>(),
            provider.GetRequiredService<StaffDirectory>(), provider.GetRequiredService<OpeningService>(), provider.GetRequiredService<MessageService>(),
            provider.GetRequiredService<PersonVault>(), provider.GetRequiredService<Pseudonyms>(), provider.GetRequiredService<TimeProvider>()));
}
