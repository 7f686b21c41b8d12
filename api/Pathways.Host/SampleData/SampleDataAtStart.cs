using System.Diagnostics;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Places;
using Taxonomy = Pathways.Matching.Taxonomy;

namespace Pathways.Host.SampleData;

/// <summary>In Development, fills an empty database with invented openings, employers and people, before the host takes requests. Each step
/// leaves what is there as it is, so that two hosts may do it at once; the openings are stored last and in one go, so that where they are,
/// all is.</summary>
internal sealed partial class SampleDataAtStart(SampleAccounts accounts, SamplePeople people, SampleCompanies companies, EmployerService employers, OpeningService openings, Taxonomy taxonomy, PlaceService places,
    IHostEnvironment environment, IConfiguration configuration, ILogger<SampleDataAtStart> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() || !configuration.GetValue("SampleData:Load", true))
            return;
        var began = Stopwatch.GetTimestamp();
        var made = new SampleOpenings(taxonomy, places, openings.Today);
        var wanted = made.Openings();
        if (await openings.IsStoredAsync(wanted[0].Id, cancellationToken))
            return;
        await accounts.AddStaffAsync(cancellationToken);
        await people.AddAsync(cancellationToken);
        await employers.AddAsync(made.Employers(), cancellationToken);
        await companies.AddAsync(cancellationToken);
        await openings.AddAsync(wanted, cancellationToken);
        Loaded(log, wanted.Count, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "Sample data loaded: {Openings} openings, in {Seconds:F1} s.")]
    private static partial void Loaded(ILogger log, int openings, double seconds);
}

/// <summary>Registers the sample data.</summary>
internal static class SampleDataSetup
{
    /// <summary>Loads in Development, where <c>SampleData:Load</c> is not <c>false</c>.</summary>
    public static IServiceCollection AddSampleData(this IServiceCollection services) => services
        .AddSingleton<SampleAccounts>().AddSingleton<SampleGrants>().AddSingleton<SamplePeople>().AddSingleton<SampleCompanies>().AddHostedService<SampleDataAtStart>();
}
