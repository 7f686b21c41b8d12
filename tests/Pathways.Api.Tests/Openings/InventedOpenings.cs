using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;
using Pathways.Matching;

namespace Pathways.Api.Tests.Openings;

/// <summary>Openings that a test puts into its app, all with one word of its own in the title, by which they are found again.</summary>
public sealed class InventedOpenings(PathwaysApp app)
{
    private const string Path = "/api/v1/openings";

    /// <summary>In the title of each.</summary>
    public string Word { get; } = "w" + Guid.NewGuid().ToString("N")[..10];

    /// <summary>The day by which openings close.</summary>
    public DateOnly Today => Openings.Today;

    public OpeningService Openings => app.Services.GetRequiredService<OpeningService>();

    public EmployerService Employers => app.Services.GetRequiredService<EmployerService>();

    /// <summary>An id that no other test has.</summary>
    public string Id(string what) => $"{what}-{Word}";

    /// <summary>What a plain job says, with this test's word in its title.</summary>
    public OpeningDetails Job(string title = "Baker") => new()
    {
        Kind = OpeningKind.Job,
        Title = $"{title} {Word}",
        Occupation = "occupation:baker",
        Duties = "Mix, shape and bake bread.",
        Pay = new(17.5m, 19, "USD", Features.Openings.PayPer.Hour),
        HoursPerWeek = 35,
        Place = new("Oakland, CA", 37.8044, -122.2708),
    };

    /// <summary>Stores an employer and answers its id.</summary>
    public async Task<string> EmployerAsync(EmployerState state = EmployerState.Approved, int approvedForDays = 300, string name = "Invented Ovens LLC")
    {
        var id = Id("employer") + Guid.NewGuid().ToString("N")[..4];
        await Employers.AddAsync([new(id, name, state, state == EmployerState.Approved ? Today.AddDays(approvedForDays) : null)], CancellationToken.None);
        return id;
    }

    /// <summary>Stores an opening and answers its id.</summary>
    public async Task<string> AddAsync(OpeningDetails details, string employerId, OpeningState state = OpeningState.Live, int postedDaysAgo = 3, string? id = null)
    {
        var opening = new NewOpening(id ?? Id("opening") + Guid.NewGuid().ToString("N")[..4], employerId, state, Today.AddDays(-postedDaysAgo), details);
        await Openings.AddAsync([opening], CancellationToken.None);
        return opening.Id;
    }

    /// <summary>The ids of a page of those that hold the word and fit the rest of the query, and where the next one begins.</summary>
    public async Task<(IReadOnlyList<string> Ids, string? Next)> BrowseAsync(HttpClient client, string query = "")
    {
        using var page = await client.GetAsync($"{Path}?text={Word}{query}");
        page.EnsureSuccessStatusCode();
        var body = await page.Content.ReadFromJsonAsync<JsonElement>();
        return ([.. body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)],
            body.TryGetProperty("next", out var next) ? next.GetString() : null);
    }
}
