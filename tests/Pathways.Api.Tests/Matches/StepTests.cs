using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Matches;

/// <summary>What one step would open: counted for the person alone, and true.</summary>
public sealed class StepTests(OfferedWork work) : IClassFixture<OfferedWork>
{
    private const string HeldBack = "/api/v1/me/matches/held-back", Gaps = "/api/v1/me/skill-gaps", Profile = "/api/v1/me/profile";

    [Fact]
    public async Task The_list_grows_by_what_was_counted_when_the_person_takes_the_step()
    {
        await StoreWithCardAsync();
        var (person, before) = await WithProfileAsync(Of(35, "A1", []));
        var counts = await ItemsAsync(person, HeldBack);
        Assert.Equal(["credential", "distance", "language"], counts.Select(KindOf).Distinct().Order(StringComparer.Ordinal));
        var farther = counts.First(count => KindOf(count) == "distance");
        Assert.Equal(before + Opens(farther), await TotalAfterAsync(person, Of(35 + farther.GetProperty("km").GetDouble(), "A1", [])));
        var spoken = counts.First(count => KindOf(count) == "language");
        Assert.Equal(before + Opens(spoken), await TotalAfterAsync(person, Of(35, spoken.GetProperty("level").GetString()!, [], language: spoken.GetProperty("language").GetString()!)));
        var card = counts.First(count => KindOf(count) == "credential");
        Assert.Equal(before + Opens(card), await TotalAfterAsync(person, Of(35, "A1", [card.GetProperty("concept").GetString()!])));
        Assert.All(counts, count => Assert.Matches("^[0-9]+ more jobs? if .*[.]$", count.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task More_openings_suit_the_person_by_what_was_counted_when_they_learn_the_skill()
    {
        var (person, _) = await WithProfileAsync(Of(25, "B1", []));
        var gaps = await ItemsAsync(person, Gaps);
        Assert.InRange(gaps.Count, 1, 5);
        Assert.Equal(gaps.Select(Opens).OrderDescending(), gaps.Select(Opens));
        var skill = gaps.First(gap => KindOf(gap) == "skill");
        var before = await SuitableAsync(person);
        await TotalAfterAsync(person, Of(25, "B1", [], skill.GetProperty("concept").GetString()));
        Assert.Equal(Opens(skill), (await SuitableAsync(person)).Except(before).Count());
        Assert.Matches("^[0-9]+ more jobs? would suit you if .*[.]$", skill.GetProperty("text").GetString());
    }

    [Fact]
    [Trait("Invariant", "12")]
    public async Task What_a_person_avoids_is_in_no_count()
    {
        var (person, _) = await WithProfileAsync(Of(10, "A1", []));
        var before = await ItemsAsync(person, HeldBack);
        await PutAsync(person, "/api/v1/me/avoid-list", new { employers = work.Employers.Select(employer => employer.Id) });
        Assert.NotEmpty(before);
        Assert.Empty(await ItemsAsync(person, HeldBack));
        Assert.Empty(await ItemsAsync(person, Gaps));
    }

    [Theory]
    [InlineData(HeldBack)]
    [InlineData(Gaps)]
    public async Task Only_job_seekers_are_told_what_a_step_would_open(string route)
    {
        foreach (var (role, client, expected) in await work.App.EverybodyButAsync(Roles.JobSeeker))
        {
            using var answer = await client.GetAsync(route);
            Assert.True(answer.StatusCode == expected, $"{role}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData(HeldBack)]
    [InlineData(Gaps)]
    public async Task A_language_that_is_none_is_told_by_its_name(string route)
    {
        var person = await work.App.NewJobSeekerAsync();
        using var answer = await person.Client.GetAsync(route + "?language=7");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["language"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    private async Task StoreWithCardAsync()
    {
        var today = OfferedWork.Today(work.App);
        var plain = OfferedWork.Opening(0, work.App.Services.GetRequiredService<Pathways.Matching.Taxonomy>().Occupations[0], "employer-1", today);
        var details = plain.Details with { Place = new("Invented Town", OfferedWork.Lat, OfferedWork.Lon), Credentials = [new("credential:barber-license", RequiredByLaw: true, Provided: false)] };
        await OfferedWork.StoreAsync(work.App, [], [plain with { Id = "needs-a-card", Details = details }]);
        await OfferedWork.IndexedAsync(work.App, "needs-a-card");
    }

    /// <summary>English at A1, and one language at a level.</summary>
    private static object Of(double maxKm, string level, string[] cards, string? skill = null, string language = "en") => new
    {
        skills = skill is null ? [] : new[] { new { id = skill, level = 2 } },
        place = new { lat = OfferedWork.Lat, lon = OfferedWork.Lon, maxKm },
        languages = new[] { new { tag = "en", level = "A1" }, new { tag = language, level } }.Skip(language == "en" ? 1 : 0),
        certificates = cards.Select(card => new { id = card }),
    };

    private async Task<(HttpClient Client, int Total)> WithProfileAsync(object profile)
    {
        var person = (await work.App.NewJobSeekerAsync()).Client;
        return (person, await TotalAfterAsync(person, profile));
    }

    private static async Task<int> TotalAfterAsync(HttpClient person, object profile)
    {
        await PutAsync(person, Profile, profile);
        return (await person.GetFromJsonAsync<JsonElement>("/api/v1/me/matches?take=1")).GetProperty("total").GetInt32();
    }

    private static async Task PutAsync(HttpClient person, string route, object content)
    {
        using var known = await person.GetAsync(route);
        using var put = new HttpRequestMessage(HttpMethod.Put, route) { Content = JsonContent.Create(content) };
        if (known.Headers.ETag is { } version)
            put.Headers.IfMatch.Add(version);
        using var answer = await person.SendAsync(put);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HashSet<string>> SuitableAsync(HttpClient person) =>
        [.. (await OfferedWork.AllAsync(person, "")).Where(match => match.GetProperty("score").GetDouble() > 0).Select(OfferedWork.IdOf)];

    private static async Task<IReadOnlyList<JsonElement>> ItemsAsync(HttpClient person, string route) =>
        [.. (await person.GetFromJsonAsync<JsonElement>(route)).GetProperty("items").EnumerateArray()];

    private static string KindOf(JsonElement step) => step.GetProperty("kind").GetString()!;

    private static int Opens(JsonElement step) => step.GetProperty("opens").GetInt32();
}
