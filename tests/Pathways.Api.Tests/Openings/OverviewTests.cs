using System.Net.Http.Json;
using System.Text.Json;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;
using Pathways.Matching;

namespace Pathways.Api.Tests.Openings;

/// <summary>What a stranger sees.</summary>
[Trait("Invariant", "30")]
public sealed class OverviewTests
{
    private const string Path = "/api/v1/openings/overview";

    [Fact]
    public async Task The_overview_counts_what_is_open_and_names_no_employer_no_workplace_and_no_purpose()
    {
        await using var app = await PathwaysApp.StartAsync();
        var own = new InventedOpenings(app);
        var employer = await own.EmployerAsync(name: "Larkspur Ovens LLC");
        await own.AddAsync(own.Job(), employer);
        await own.AddAsync(own.Job() with { Duties = "Ask for Quillfeather at the back door.", Pay = new(52_000, 52_000, "USD", Features.Openings.PayPer.Year), HoursPerWeek = 40 }, employer);
        await own.AddAsync(own.Job() with { Occupation = null, Pay = null, Place = new("Berkeley, CA", 37.8716, -122.2727) }, employer);
        await own.AddAsync(own.Job(), employer, OpeningState.Paused);
        await own.AddAsync(own.Job(), await own.EmployerAsync(EmployerState.Suspended));

        var text = await app.Anonymous.GetStringAsync(Path);
        Assert.Equal(
            """{"openings":3,"trades":[{"trade":"group:kitchen","openings":2,"pay":{"from":17.5,"to":25,"currency":"USD"}},{"trade":"other","openings":1}],"""
            + "\"districts\":[{\"district\":\"Oakland, CA\",\"openings\":2},{\"district\":\"Berkeley, CA\",\"openings\":1}],"
            + "\"pay\":" + """[{"from":17.5,"to":25,"currency":"USD"}]}""",
            Normal(text));
        foreach (var word in new[] { "Larkspur", own.Word, "Baker", "Quillfeather", employer, "37.8", "122.2", "survivor", "victim", "traffick" })
            Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_overview_is_at_most_five_minutes_old()
    {
        await using var app = await PathwaysApp.StartAsync();
        var own = new InventedOpenings(app);
        Assert.Equal(0, await CountAsync());
        await own.AddAsync(own.Job(), await own.EmployerAsync());
        app.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, await CountAsync());

        async Task<int> CountAsync() => (await app.Anonymous.GetFromJsonAsync<JsonElement>(Path)).GetProperty("openings").GetInt32();
    }

    /// <summary>Numbers without the zeros that a decimal keeps behind its point.</summary>
    private static string Normal(string json) => System.Text.RegularExpressions.Regex.Replace(json, @"(\d+)\.(\d*?)0+(?=[,}])", match =>
        match.Groups[2].Length == 0 ? match.Groups[1].Value : $"{match.Groups[1].Value}.{match.Groups[2].Value}");
}
