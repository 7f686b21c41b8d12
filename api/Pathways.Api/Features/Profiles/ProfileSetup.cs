using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Places;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Profiles;

/// <summary>Registers the feature.</summary>
public static class ProfileSetup
{
    /// <summary>The service; what it keeps lies in the vault.</summary>
    public static IServiceCollection AddProfiles(this IServiceCollection services) => services
        .AddSingleton<ProfileCheck>().AddSingleton<AvoidedEmployers>()
        .AddSingleton(provider => new ProfileService(provider.GetRequiredService<PersonVault>(), provider.GetRequiredService<ProfileCheck>(),
            provider.GetRequiredService<AvoidedEmployers>(), provider.GetRequiredService<PlaceService>()));
}
