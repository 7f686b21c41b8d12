using Microsoft.Extensions.DependencyInjection;

namespace Pathways.Api.Persistence;

internal static class PersistenceSetup
{
    /// <summary>The database and its indexes at start. <c>Storage</c> is validated at start.</summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration("Storage").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PathwaysDatabase>();
        services.AddHostedService<IndexesAtStart>();
        return services;
    }

    /// <summary>Registers a feature's store, and its indexes for the start.</summary>
    public static IServiceCollection AddStore<TStore>(this IServiceCollection services) where TStore : class, IHasIndexes =>
        services.AddSingleton<TStore>().AddSingleton<IHasIndexes>(provider => provider.GetRequiredService<TStore>());
}
