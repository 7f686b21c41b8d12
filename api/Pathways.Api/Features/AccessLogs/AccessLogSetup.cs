using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.AccessLogs;

/// <summary>Registers the feature.</summary>
public static class AccessLogSetup
{
    /// <summary>The service; the log itself is the vault's.</summary>
    public static IServiceCollection AddAccessLogs(this IServiceCollection services) =>
        services.AddSingleton(provider => new AccessLogService(provider.GetRequiredService<AccessLog>(), provider.GetRequiredService<StaffDirectory>()));
}
