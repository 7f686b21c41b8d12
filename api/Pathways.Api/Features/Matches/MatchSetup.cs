using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Permits;
using Pathways.Api.Features.Places;
using Pathways.Api.Vault;
using Pathways.Matching;

namespace Pathways.Api.Features.Matches;

/// <summary>Registers the feature.</summary>
public static class MatchSetup
{
    /// <summary>The matcher with the shipped model, the index and its keeper, the service.</summary>
    public static IServiceCollection AddMatches(this IServiceCollection services) => services
        .AddSingleton(provider => new Matcher(provider.GetRequiredService<Taxonomy>()))
        .AddSingleton<OpeningIndexHolder>().AddHostedService(provider => provider.GetRequiredService<OpeningIndexHolder>())
        .AddSingleton(provider => new MatchFilters(provider.GetRequiredService<OpeningService>(), provider.GetRequiredService<PlaceService>(), provider.GetRequiredService<Taxonomy>()))
        .AddSingleton(provider => new MatchService(provider.GetRequiredService<PersonVault>(), provider.GetRequiredService<PermitService>(), provider.GetRequiredService<OpeningService>(),
            provider.GetRequiredService<OpeningIndexHolder>(), provider.GetRequiredService<Matcher>(), provider.GetRequiredService<MatchFilters>()));
}
