using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Employers.Vetting;
using Pathways.Api.Persistence;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Employers;

/// <summary>Registers the feature.</summary>
public static class EmployerSetup
{
    /// <summary>The store, companies and their vetting.</summary>
    public static IServiceCollection AddEmployers(this IServiceCollection services) => services.AddStore<EmployerStore>()
        .AddSingleton(provider => new EmployerService(provider.GetRequiredService<EmployerStore>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<CompanySealer>()
        .AddSingleton(provider => new CompanyService(provider.GetRequiredService<EmployerStore>(), provider.GetRequiredService<CompanySealer>(),
            provider.GetRequiredService<Pseudonyms>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new VettingService(provider.GetRequiredService<EmployerStore>(), provider.GetRequiredService<CompanySealer>(), provider.GetRequiredService<TimeProvider>()));
}
