using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;
using Pathways.Matching;

namespace Pathways.Api.Tests.Matches;

/// <summary>A host of its own with invented openings around one town, of all conditions, and their employers.</summary>
public sealed class OfferedWork : IAsyncLifetime
{
    /// <summary>The town's centre.</summary>
    public const double Lat = 38.9, Lon = -77.03;

    private static readonly string[] Languages = ["en", "es", "vi"], Levels = ["A1", "A2", "B1", "B2", "C1", "C2"];
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], Parts = ["morning", "afternoon", "evening", "night"];

    private PathwaysApp? _app;

    public PathwaysApp App => _app!;

    /// <summary>Everything that was stored, to be seen or not.</summary>
    public IReadOnlyList<NewOpening> Openings { get; private set; } = [];

    public IReadOnlyList<NewEmployer> Employers { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        _app = await PathwaysApp.StartAsync();
        var today = Today(_app);
        Employers = [.. Enumerable.Range(0, 24).Select(i => new NewEmployer($"employer-{i}", $"Invented Works {Number(i)}, LLC",
            i % 8 == 7 ? EmployerState.Suspended : EmployerState.Approved, i % 8 == 7 ? null : i % 8 == 6 ? today.AddDays(-1) : today.AddYears(1)))];
        var occupations = _app.Services.GetRequiredService<Taxonomy>().Occupations;
        Openings = [.. Enumerable.Range(0, 400).Select(i => Opening(i, occupations[i * 7 % occupations.Count], Employers[i % Employers.Count].Id, today))];
        await StoreAsync(_app, Employers, Openings);
        await IndexedAsync(_app, Openings[0].Id);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>The day on which openings are compared with last days.</summary>
    public static DateOnly Today(PathwaysApp app) => app.Services.GetRequiredService<OpeningService>().Today;

    public static async Task StoreAsync(PathwaysApp app, IReadOnlyCollection<NewEmployer> employers, IReadOnlyCollection<NewOpening> openings)
    {
        await app.Services.GetRequiredService<EmployerService>().AddAsync(employers, CancellationToken.None);
        await app.Services.GetRequiredService<OpeningService>().AddAsync(openings, CancellationToken.None);
    }

    /// <summary>Waits until somebody without a profile is offered the opening; answers how long that took.</summary>
    public static async Task<TimeSpan> IndexedAsync(PathwaysApp app, string openingId)
    {
        var person = await app.NewJobSeekerAsync();
        var start = TimeProvider.System.GetTimestamp();
        while (!(await AllAsync(person.Client, "")).Any(match => IdOf(match) == openingId))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(20), $"{openingId} was not offered within 20 seconds.");
            await Task.Delay(50);
        }
        return TimeProvider.System.GetElapsedTime(start);
    }

    /// <summary>All pages of somebody's matches.</summary>
    public static async Task<IReadOnlyList<JsonElement>> AllAsync(HttpClient client, string query, int take = 100)
    {
        var items = new List<JsonElement>();
        for (string? after = "", next; ; after = "&after=" + next)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/me/matches?take={take}{query}{after}");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
            if (next is null)
                return items;
        }
    }

    public static string IdOf(JsonElement match) => match.GetProperty("opening").GetProperty("id").GetString()!;

    /// <summary>One of many kinds of openings, told apart by its number.</summary>
    public static NewOpening Opening(int i, Concept occupation, string employerId, DateOnly today)
    {
        var skills = occupation.Skills.OrderByDescending(skill => skill.Value).Select(skill => skill.Key).ToList();
        var pay = 11 + i * 5 % 17;
        return new($"opening-{i:D4}", employerId, i % 13 == 5 ? OpeningState.Paused : OpeningState.Live, today.AddDays(-i % 40), new OpeningDetails
        {
            Kind = i % 9 == 8 ? OpeningKind.Training : OpeningKind.Job,
            Title = occupation.Label("en"),
            Occupation = occupation.Id,
            Duties = "Invented work.",
            RequiredSkills = [.. skills.Take(3)],
            WelcomeSkills = [.. skills.Skip(3).Take(2)],
            Languages = i % 3 == 0 ? [] : [new(Languages[i % Languages.Length], Levels[i % Levels.Length], i % 4 != 0)],
            Pay = i % 9 == 8 ? null : new(pay, pay + i % 3, "USD", Features.Openings.PayPer.Hour),
            HoursPerWeek = 20 + i % 21,
            Shifts = [.. Enumerable.Range(0, i % 4).Select(slot => $"{Days[(i + slot) % 7]}-{Parts[(i / 3 + slot) % 4]}")],
            Place = new("Invented Town", Lat + (i % 21 - 10) * 0.03, Lon + (i % 17 - 8) * 0.04),
            Remote = i % 29 == 3,
            Start = today.AddDays(i % 60),
            LastDayToApply = i % 10 == 0 ? null : today.AddDays(i % 12 - 2),
            Credentials = i % 6 == 1 ? [new("credential:barber-license", i % 12 == 1, i % 24 == 1)] : [],
            Kinds = [.. occupation.Kinds],
        });
    }

    private static string Number(int i) => new((char)('A' + i), 3);
}
