using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Accounts.Invitations;
using Pathways.Api.Features.Accounts.Stores;
using Pathways.Api.Persistence;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Accounts.Organisations;

internal static class OrganisationSetup
{
    /// <summary>Organisations, staff and invitations.</summary>
    public static IServiceCollection AddOrganisations(this IServiceCollection services)
    {
        services.AddStore<OrganisationStore>().AddStore<StaffStore>().AddStore<InvitationStore>();
        services.AddSingleton(provider => new StaffDirectory(provider.GetRequiredService<StaffStore>(), provider.GetRequiredService<OrganisationStore>(), provider.GetRequiredService<PlatformSealer>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new InvitationService(provider.GetRequiredService<InvitationStore>(), provider.GetRequiredService<OrganisationStore>(),
            provider.GetRequiredService<StaffDirectory>(), provider.GetRequiredService<Pseudonyms>(), provider.GetRequiredService<PlatformSealer>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new OrganisationService(provider.GetRequiredService<OrganisationStore>(), provider.GetRequiredService<StaffStore>(),
            provider.GetRequiredService<StaffDirectory>(), provider.GetRequiredService<InvitationService>(), provider.GetRequiredService<AccountStore>(),
            provider.GetRequiredService<SessionService>(), provider.GetRequiredService<PlatformSealer>()));
        return services;
    }
}
