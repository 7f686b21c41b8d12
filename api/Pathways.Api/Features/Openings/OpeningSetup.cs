using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings.Posting;
using Pathways.Api.Features.Places;
using Pathways.Api.Persistence;

namespace Pathways.Api.Features.Openings;

/// <summary>Registers the feature.</summary>
public static class OpeningSetup
{
    /// <summary>The store, the overview, what people see, and what those do who post and review.</summary>
    public static IServiceCollection AddOpenings(this IServiceCollection services) =>
        services.AddStore<OpeningStore>().AddSingleton<TradeNames>().AddSingleton<OverviewMaker>()
            .AddSingleton(provider => new OpeningService(provider.GetRequiredService<OpeningStore>(), provider.GetRequiredService<EmployerService>(),
                provider.GetRequiredService<PlaceService>(), provider.GetRequiredService<OverviewMaker>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<DraftReader>()
            .AddSingleton(provider => new PostingService(provider.GetRequiredService<OpeningStore>(), provider.GetRequiredService<CompanyService>(),
                provider.GetRequiredService<DraftReader>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new ReviewService(provider.GetRequiredService<OpeningStore>(), provider.GetRequiredService<EmployerService>(), provider.GetRequiredService<TimeProvider>()));
}
