using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pathways.Api.Features.Notifications;
using Pathways.Api.Jobs;
using Pathways.Api.Persistence;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Permits;

/// <summary>Registers the feature.</summary>
public static class PermitSetup
{
    private const string SweepId = "permit-reminders";

    /// <summary>Rules, reminders and the service. <c>Permits</c> is validated at start.</summary>
    public static IServiceCollection AddPermits(this IServiceCollection services)
    {
        services.AddOptions<PermitOptions>().BindConfiguration("Permits")
            .Validate(options => options.IsSweepable, "Permits:SweepEvery should be a part of a minute, an hour or a day without remainder, like 01:00:00.").ValidateOnStart();
        services.AddSingleton(_ => new PermitEngine(PermitRules.Load()));
        services.AddStore<DueStore>().AddSingleton<ReminderPlans>().AddSingleton<ReminderSweep>();
        services.AddRecurringJob<ReminderSweep>(SweepId, sweep => sweep.RunAsync(CancellationToken.None),
            provider => provider.GetRequiredService<IOptions<PermitOptions>>().Value.SweepEvery);
        return services.AddSingleton(provider => new PermitService(provider.GetRequiredService<PersonVault>(), provider.GetRequiredService<ContactPlanService>(),
            provider.GetRequiredService<ReminderPlans>(), provider.GetRequiredService<PermitEngine>(), provider.GetRequiredService<TimeProvider>()));
    }
}
