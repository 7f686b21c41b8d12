using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Consent;
using Pathways.Api.Features.Matches;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Placements;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Clients;

/// <summary>Registers the feature.</summary>
public static class ClientSetup
{
    /// <summary>The service.</summary>
    public static IServiceCollection AddClients(this IServiceCollection services) => services.AddSingleton(provider => new ClientService(
        provider.GetRequiredService<Grants>(), provider.GetRequiredService<PersonVault>(), provider.GetRequiredService<MatchService>(), provider.GetRequiredService<RecommendationService>(),
        provider.GetRequiredService<OpeningService>()));
}
