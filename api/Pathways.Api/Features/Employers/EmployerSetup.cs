using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Employers;

/// <summary>Registers the feature.</summary>
public static class EmployerSetup
{
    /// <summary>The store and the service.</summary>
    public static IServiceCollection AddEmployers(this IServiceCollection services) => services.AddStore<EmployerStore>()
        .AddSingleton(provider => new EmployerService(provider.GetRequiredService<EmployerStore>(), provider.GetRequiredService<TimeProvider>()));
}
