using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Places;
using Pathways.Host.SampleData;
using Pathways.Matching;

namespace Pathways.Api.Tests.Openings;

/// <summary>The sample data: what it holds, and that it comes once, in Development only.</summary>
public sealed class SampleDataTests(PathwaysApp app)
{
    private static readonly DateOnly Day = new(2026, 11, 25);

    private SampleOpenings Made => new(app.Services.GetRequiredService<Taxonomy>(), app.Services.GetRequiredService<PlaceService>(), Day);

    [Fact]
    public void There_are_three_hundred_openings_of_forty_employers_over_sixty_occupations_in_three_cities()
    {
        var employers = Made.Employers().Where(employer => employer.State == EmployerState.Approved).Select(employer => employer.Id).ToHashSet();
        var open = Made.Openings().Where(opening => opening.State == OpeningState.Live && employers.Contains(opening.EmployerId)).ToList();
        Assert.True(open.Count >= 300, $"{open.Count} openings");
        Assert.True(open.Select(opening => opening.EmployerId).Distinct().Count() >= 40);
        Assert.True(open.Select(opening => opening.Details.Occupation).Distinct().Count() >= 60);
        Assert.Equal(3, SampleFiles.Read<SampleEmployer>("employers").Select(employer => employer.City).Distinct().Count());
        Assert.Equal(open.Count, open.Select(opening => opening.Id).Distinct().Count());
    }

    [Fact]
    public void Every_kind_of_opening_condition_provision_and_contract_is_there()
    {
        var details = Made.Openings().Select(opening => opening.Details).ToList();
        Assert.Equal(Enum.GetValues<OpeningKind>(), details.Select(one => one.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<WorkCondition>(), details.SelectMany(one => one.Conditions).Distinct().Order());
        Assert.Equal(Enum.GetValues<Provision>(), details.SelectMany(one => one.Provides).Distinct().Order());
        Assert.Equal(Enum.GetValues<Contract>(), details.Select(one => one.Contract).Distinct().Order());
        Assert.Equal(["en", "es"], details.Select(one => one.Language).Distinct().Order());
    }

    [Fact]
    public void On_another_taxonomy_they_say_what_that_one_knows()
    {
        var folder = Directory.CreateTempSubdirectory("taxonomy");
        try
        {
            var file = Path.Combine(folder.FullName, "other.jsonl");
            var starter = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "taxonomy", "starter.jsonl"));
            File.WriteAllLines(file, [
                .. starter.Where(line => line.Contains("\"type\":\"credential\"", StringComparison.Ordinal) || line.Contains("\"type\":\"kind\"", StringComparison.Ordinal)),
                """{"type":"skill","id":"1","label":"cook soups and stews"}""",
                """{"type":"occupation","id":"2","label":"dishwasher","skills":{"1":1}}"""]);
            var other = Taxonomy.Load(file);
            var openings = new SampleOpenings(other, app.Services.GetRequiredService<PlaceService>(), Day).Openings();
            Assert.Contains(openings, opening => opening.Details is { Occupation: "occupation:2", RequiredSkills.Count: 1 });
            Assert.All(openings, opening => Assert.True(opening.Details.Occupation is null or "occupation:2"));
            var ana = new SampleIds(other).Of(SamplePeople.Read()[0].Profile);
            Assert.Equal([new("skill:1", 4)], ana.Skills!);
            Assert.All(ana.Wants!, id => Assert.NotNull(other.Find(id)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void What_openings_say_is_plausible()
    {
        var taxonomy = app.Services.GetRequiredService<Taxonomy>();
        foreach (var (id, details) in Made.Openings().Select(opening => (opening.Id, opening.Details)))
        {
            Assert.True(taxonomy.Find(ConceptType.Occupation, details.Occupation!) is not null, id);
            Assert.All(details.RequiredSkills.Concat(details.WelcomeSkills), skill => Assert.NotNull(taxonomy.Find(ConceptType.Skill, skill)));
            Assert.True(details.LastDayToApply is not { } last || last > Day, id);
            Assert.True(details.Start is not { } start || start > Day && (details.LastDayToApply is not { } until || until < start), id);
            // From the federal minimum to what the best paid of these trades bring; only courses pay nothing.
            if (details.Pay is { } pay)
                Assert.True(pay.Min <= pay.Max && pay.PerHour(pay.Min, details.HoursPerWeek) >= 12 && pay.PerHour(pay.Max, details.HoursPerWeek) <= 40, $"{id} {pay}");
            else
                Assert.Equal(OpeningKind.Course, details.Kind);
        }
    }

    [Fact]
    public void The_same_day_makes_the_same_openings() => Assert.Equal(
        Made.Openings().Select(opening => JsonSerializer.Serialize(opening)), Made.Openings().Select(opening => JsonSerializer.Serialize(opening)));

    [Fact]
    public async Task Two_hosts_that_start_at_once_load_it_once_and_every_sample_account_opens()
    {
        await using var empty = await PathwaysApp.StartAsync();
        var sample = new Dictionary<string, string> { ["SampleData:Load"] = "true" };
        var hosts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => PathwaysApp.StartAsync(sample, "Development", sameDatabaseAs: empty))));
        try
        {
            var stored = await hosts[0].Services.GetRequiredService<OpeningService>().ChangedSinceAsync(new(), CancellationToken.None);
            Assert.Equal(Made.Openings().Select(opening => opening.Id).Order(StringComparer.Ordinal), stored.Select(one => one.Opening.Id).Where(id => id.StartsWith("sample-", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            Assert.Equal(12, SamplePeople.Read().Count);
            foreach (var person in SamplePeople.Read())
                await AssertMatchesAsync(hosts[1], person);
            foreach (var account in SampleFiles.Read<SampleAccount>("accounts"))
                await hosts[0].SignInAsync(account.SignInName, withCode: true);
        }
        finally
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Outside_Development_nothing_is_loaded_even_when_it_is_asked_for()
    {
        await using var own = await PathwaysApp.StartAsync(new Dictionary<string, string> { ["SampleData:Load"] = "true" });
        Assert.Empty(await own.Services.GetRequiredService<OpeningService>().ChangedSinceAsync(new(), CancellationToken.None));
    }

    private static async Task AssertMatchesAsync(PathwaysApp host, SamplePerson person)
    {
        var client = (await host.SignInAsync(person.SignInName)).Client;
        var profile = await client.GetFromJsonAsync<JsonElement>("/api/v1/me/profile");
        Assert.Equal(person.Profile.DisplayName, profile.TryGetProperty("displayName", out var name) ? name.GetString() : null);
        var page = await client.GetFromJsonAsync<JsonElement>("/api/v1/me/matches?take=20");
        var found = page.GetProperty("items").GetArrayLength();
        Assert.True(person.SignInName.StartsWith("sample-", StringComparison.Ordinal) ? found == 20 : found > 0, $"{person.SignInName}: {found} matches");
    }
}
