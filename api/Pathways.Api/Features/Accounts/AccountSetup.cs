using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pathways.Api.Features.Accounts.Invitations;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Features.Accounts.Stores;
using Pathways.Api.Persistence;
using Pathways.Api.Security;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Accounts;

/// <summary>Registers the feature.</summary>
public static class AccountSetup
{
    /// <summary>Identity on its own stores, the two doors, sessions, and the current user.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<AccountOptions>().BindConfiguration("Accounts").ValidateOnStart();
        services.AddStore<AccountStore>().AddStore<SessionStore>();
        services.AddOrganisations();
        services.AddIdentityCore<Account>(options =>
        {
            options.User.AllowedUserNameCharacters = "";
            options.Password = new() { RequiredLength = 12, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false, RequiredUniqueChars = 4 };
            options.Lockout = new() { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5) };
        }).AddSignInManager();
        AddPasskeys(services);
        services.AddSingleton<IUserStore<Account>>(provider => provider.GetRequiredService<AccountStore>());
        services.AddSingleton<IPasswordHasher<Account>, PassphraseHasher>();
        services.AddDoors();
        services.AddSingleton(provider => new SessionService(provider.GetRequiredService<SessionStore>(), provider.GetRequiredService<Pseudonyms>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<BearerTokens>();
        services.AddScoped(provider => new AccountService(provider.GetRequiredService<UserManager<Account>>(), provider.GetRequiredService<AccountStore>(),
            provider.GetRequiredService<SessionService>(), provider.GetRequiredService<BearerTokens>(), provider.GetRequiredService<PlatformSealer>(),
            provider.GetRequiredService<Pseudonyms>(), provider.GetRequiredService<PersonVault>(), provider.GetRequiredService<TimeProvider>()));
        services.AddScoped(provider => new Registration(provider.GetRequiredService<AccountService>(), provider.GetRequiredService<InvitationService>(),
            provider.GetRequiredService<OrganisationService>(), provider.GetRequiredService<IOptions<AccountOptions>>()));
        services.AddHttpContextAccessor();
        services.AddScoped(provider => CurrentUser.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User));
        return services;
    }

    /// <summary>Passkeys by Identity's own handler; what a ceremony has to remember lies in Identity's encrypted cookie.</summary>
    private static void AddPasskeys(IServiceCollection services)
    {
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<AccountOptions>>((passkeys, accounts) =>
            (passkeys.ServerDomain, passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = (accounts.Value.PasskeyDomain, "required", "preferred"));
        services.AddScoped(provider => new PasskeyService(provider.GetRequiredService<SignInManager<Account>>(), provider.GetRequiredService<AccountStore>(),
            provider.GetRequiredService<SessionService>(), provider.GetRequiredService<BearerTokens>(), provider.GetRequiredService<IOptions<AccountOptions>>(),
            provider.GetRequiredService<ILogger<PasskeyService>>()));
    }

    /// <summary>Between authentication and authorization: a session that was ended anywhere is nobody's.</summary>
    public static IApplicationBuilder UseSessionCheck(this IApplicationBuilder app) => app.UseMiddleware<SessionCheck>();
}
