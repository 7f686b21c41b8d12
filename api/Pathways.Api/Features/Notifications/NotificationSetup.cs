using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pathways.Api.Persistence;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Notifications;

/// <summary>Registers the feature.</summary>
public static class NotificationSetup
{
    /// <summary>Contact plans, inbox, outbox and its dispatcher. <c>Notifications</c> is validated at start.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddOptions<NotificationOptions>().BindConfiguration("Notifications")
            .Validate(options => TimeZones.IsKnown(options.TimeZone), "Notifications:TimeZone should be a time zone, like America/New_York.").ValidateOnStart();
        services.AddStore<InboxStore>().AddStore<OutboxStore>();
        services.AddSingleton(provider => new InboxService(provider.GetRequiredService<InboxStore>(), provider.GetRequiredService<PersonVault>(),
            provider.GetRequiredService<Pseudonyms>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ContactPlanService(provider.GetRequiredService<PersonVault>(), provider.GetRequiredService<MessageService>(),
            provider.GetRequiredService<IOptions<NotificationOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new MessageService(provider.GetRequiredService<OutboxStore>(), provider.GetRequiredService<PlatformSealer>(),
            provider.GetRequiredService<Pseudonyms>(), provider.GetRequiredService<IBackgroundJobClient>(), provider.GetRequiredService<TimeProvider>()));
        return services.AddSingleton<MessageDispatcher>();
    }
}
