using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pathways.Matching;

namespace Pathways.Api.Features.Taxonomies;

/// <summary>Which files matching works with. Section <c>Matching</c>.</summary>
public sealed class MatchingOptions
{
    /// <summary>A taxonomy file; label files beside it are read too. Empty: the one that ships with the program.</summary>
    public string? Taxonomy { get; set; }
}

/// <summary>Registers the feature.</summary>
public static class TaxonomySetup
{
    /// <summary>The taxonomy, read once, and the service.</summary>
    public static IServiceCollection AddTaxonomies(this IServiceCollection services)
    {
        services.AddOptions<MatchingOptions>().BindConfiguration("Matching")
            .Validate(options => string.IsNullOrEmpty(options.Taxonomy) || File.Exists(options.Taxonomy), "Matching:Taxonomy names a file that is not there.")
            .ValidateOnStart();
        return services
            .AddSingleton(provider => provider.GetRequiredService<IOptions<MatchingOptions>>().Value.Taxonomy is { Length: > 0 } file ? Taxonomy.Load(file) : Taxonomy.LoadStarter())
            .AddSingleton(provider => new TaxonomyService(provider.GetRequiredService<Taxonomy>()));
    }
}
