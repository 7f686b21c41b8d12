using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Persistence;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Consent;

/// <summary>Registers the feature.</summary>
public static class ConsentSetup
{
    /// <summary>Grants, and the vault's question to them.</summary>
    public static IServiceCollection AddConsent(this IServiceCollection services)
    {
        services.AddStore<GrantStore>();
        services.AddSingleton(provider => new Grants(provider.GetRequiredService<GrantStore>(), provider.GetRequiredService<StaffDirectory>(),
            provider.GetRequiredService<PlatformSealer>(), provider.GetRequiredService<Pseudonyms>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IGrantCheck>(provider => provider.GetRequiredService<Grants>());
        services.AddSingleton(provider => new ConsentService(provider.GetRequiredService<GrantStore>(), provider.GetRequiredService<StaffDirectory>(),
            provider.GetRequiredService<PersonVault>(), provider.GetRequiredService<Pseudonyms>(), provider.GetRequiredService<PlatformSealer>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
