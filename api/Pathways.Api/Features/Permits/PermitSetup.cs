using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Permits;

/// <summary>Registers the feature.</summary>
public static class PermitSetup
{
    /// <summary>The service.</summary>
    public static IServiceCollection AddPermits(this IServiceCollection services) =>
        services.AddSingleton(provider => new PermitService(provider.GetRequiredService<PersonVault>()));
}
