using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Places;
using Pathways.Host.SampleData;
using Pathways.Matching;

namespace Pathways.Api.Tests.Access;

/// <summary>The host as in production, with all that the sample data knows: there the host itself would not load it.</summary>
public sealed class CrawledSite : IAsyncLifetime
{
    internal PathwaysApp App { get; private set; } = null!;

    /// <summary>What no stranger may read: names, addresses and sites of employers; ids, duties and exact places of openings.</summary>
    internal IReadOnlyList<string> NotForStrangers { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        App = await PathwaysApp.StartAsync();
        var (employers, service) = (Service<EmployerService>(), Service<OpeningService>());
        var sample = new SampleOpenings(Service<Taxonomy>(), Service<PlaceService>(), service.Today);
        var openings = sample.Openings();
        await Service<SampleAccounts>().AddStaffAsync(CancellationToken.None);
        await Service<SamplePeople>().AddAsync(CancellationToken.None);
        await employers.AddAsync(sample.Employers(), CancellationToken.None);
        await Service<SampleCompanies>().AddAsync(CancellationToken.None);
        await service.AddAsync(openings, CancellationToken.None);
        var companies = (await employers.AllAsync(CancellationToken.None)).Values;
        Assert.True(companies.Count() > 40 && openings.Count > 300);
        var words = companies.SelectMany(company => new[] { company.LegalName, company.Company?.Address, company.Company?.Website })
            .Concat(openings.SelectMany(opening => new[] { opening.Id, opening.Details.Duties, Text(opening.Details.Place.Lat), Text(opening.Details.Place.Lon) }));
        NotForStrangers = [.. words.OfType<string>().Distinct()];
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private T Service<T>() where T : notnull => App.Services.GetRequiredService<T>();

    private static string Text(double degrees) => degrees.ToString(CultureInfo.InvariantCulture);
}
