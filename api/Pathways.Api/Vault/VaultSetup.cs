using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pathways.Api.Persistence;

namespace Pathways.Api.Vault;

internal static class VaultSetup
{
    /// <summary>The vault, its keys and its log. Settings are validated at start: without a key ring nothing runs.</summary>
    public static IServiceCollection AddVault(this IServiceCollection services)
    {
        services.AddOptions<VaultOptions>().BindConfiguration("Vault")
            .Validate(options => !string.IsNullOrEmpty(options.KeyFile) || !string.IsNullOrEmpty(options.KeyRing),
                "Vault:KeyFile is missing. Set it to a key ring file, or set Vault:KeyRing to a key ring's content.")
            .ValidateOnStart();
        services.AddSingleton<IKeyRing>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<VaultOptions>>().Value;
            return options.KeyRing is { Length: > 0 } content
                ? KeyRingFile.Parse(content, "setting Vault:KeyRing")
                : KeyRingFile.Read(options.KeyFile!, options.MakeKeyFile);
        });
        services.AddSingleton<Pseudonyms>().AddSingleton<DataKeys>().AddSingleton<AccessLogEnds>().AddHostedService(provider => provider.GetRequiredService<AccessLogEnds>()).AddStore<AccessLog>();
        services.AddSingleton(provider => new PlatformSealer(provider.GetRequiredService<DataKeys>()));
        services.AddSingleton(provider => new PersonVault(provider.GetRequiredService<PathwaysDatabase>(), provider.GetRequiredService<DataKeys>(),
            provider.GetRequiredService<Pseudonyms>(), provider.GetRequiredService<AccessLog>(), provider.GetRequiredService<IGrantCheck>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
