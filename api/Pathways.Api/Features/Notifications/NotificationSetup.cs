using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Notifications;

/// <summary>Registers the feature.</summary>
public static class NotificationSetup
{
    /// <summary>The services.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddSingleton(provider => new InboxService(provider.GetRequiredService<PersonVault>()))
        .AddSingleton(provider => new ContactPlanService(provider.GetRequiredService<PersonVault>()));
}
