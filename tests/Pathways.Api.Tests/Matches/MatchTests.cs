using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Matches;

public sealed class MatchTests(OfferedWork work) : IClassFixture<OfferedWork>
{
    private const string Matches = "/api/v1/me/matches", Profile = "/api/v1/me/profile";

    private static readonly string[] Weekdays = [.. new[] { "mon", "tue", "wed", "thu", "fri" }.SelectMany(day => new[] { $"{day}-morning", $"{day}-afternoon", $"{day}-evening" })];

    [Fact]
    public async Task A_person_with_a_profile_gets_twenty_ranked_openings_each_with_reasons()
    {
        var person = await WithProfileAsync(new
        {
            skills = new[] { new { id = "skill:wash-dishes", level = 3 }, new { id = "skill:be-polite-and-friendly", level = 4 } },
            wants = new[] { "group:kitchen" },
            place = new { lat = OfferedWork.Lat, lon = OfferedWork.Lon, maxKm = 60 },
            languages = new[] { new { tag = "en", level = "B1" }, new { tag = "es", level = "C2" } },
        });
        var page = await person.GetFromJsonAsync<JsonElement>($"{Matches}?take=20");
        var items = page.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(20, items.Count);
        Assert.Equal(Enumerable.Range(1, 20), items.Select(item => item.GetProperty("rank").GetInt32()));
        var scores = items.Select(item => item.GetProperty("score").GetDouble()).ToList();
        Assert.Equal(scores.OrderDescending(), scores);
        Assert.True(scores[0] > scores[^1]);
        foreach (var item in items)
        {
            var reasons = item.GetProperty("reasons").EnumerateArray().ToList();
            Assert.NotEmpty(reasons);
            Assert.All(reasons, reason =>
            {
                Assert.Matches("^[a-z-]+$", reason.GetProperty("code").GetString()!);
                Assert.Matches(@"^\p{Lu}.*[.]$", reason.GetProperty("text").GetString()!);
                Assert.DoesNotContain('{', reason.GetProperty("text").GetString()!);
                Assert.Contains(reason.GetProperty("side").GetString(), new[] { "for", "against" });
                Assert.True(reason.GetProperty("weight").GetDouble() > 0);
            });
        }
        Assert.True(page.GetProperty("total").GetInt32() > 100);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&ranking=off")]
    [InlineData("&sort=newest")]
    [InlineData("&sort=nearest")]
    [InlineData("&sort=best-paid")]
    [Trait("Invariant", "25")]
    public async Task Everything_that_the_hard_rules_allow_can_be_paged_to_and_nothing_else(string query)
    {
        foreach (var rules in People)
        {
            var person = await WithProfileAsync(rules.Profile);
            var shown = (await OfferedWork.AllAsync(person, query, take: 7)).Select(OfferedWork.IdOf).ToList();
            Assert.Equal(shown.Count, shown.Distinct().Count());
            var today = OfferedWork.Today(work.App);
            var allowed = work.Openings.Where(opening => rules.Against(opening, work.Employers.Single(employer => employer.Id == opening.EmployerId), today) is null).Select(opening => opening.Id).ToList();
            Assert.InRange(allowed.Count, 10, 300);
            var brokenRules = shown.Except(allowed).Select(id => $"{id}: {rules.Against(work.Openings.Single(opening => opening.Id == id), work.Employers.Single(employer => employer.Id == work.Openings.Single(opening => opening.Id == id).EmployerId), today)}");
            Assert.Equal([], brokenRules);
            Assert.Equal([], allowed.Except(shown));
        }
    }

    [Fact]
    public async Task With_ranking_off_nothing_is_scored_and_the_newest_come_first()
    {
        var person = await WithProfileAsync(People[0].Profile);
        var items = await OfferedWork.AllAsync(person, "&ranking=off");
        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.Equal(0, item.GetProperty("score").GetDouble()));
        Assert.All(items, item => Assert.Empty(item.GetProperty("reasons").EnumerateArray()));
        var days = items.Select(item => item.GetProperty("opening").GetProperty("postedOn").GetString()).ToList();
        Assert.Equal(days.OrderDescending(StringComparer.Ordinal), days);
        Assert.True(days.Distinct().Count() > 3);
    }

    [Fact]
    public async Task The_nearest_come_first_when_asked_and_the_best_paid_when_asked()
    {
        var person = await WithProfileAsync(People[0].Profile);
        var near = (await OfferedWork.AllAsync(person, "&sort=nearest")).Where(item => !item.GetProperty("opening").GetProperty("remote").GetBoolean())
            .Select(item => item.GetProperty("km").GetDouble()).ToList();
        Assert.Equal(near.Order(), near);
        var pay = (await OfferedWork.AllAsync(person, "&sort=best-paid")).Select(item => item.GetProperty("opening").TryGetProperty("pay", out var offered) ? offered.GetProperty("max").GetDecimal() : 0).ToList();
        Assert.Equal(pay.OrderDescending(), pay);
    }

    [Theory]
    [InlineData("US", "category that nobody knows")]
    [InlineData("a country without rules", "work permit")]
    [InlineData(null, null)]
    [Trait("Invariant", "29")]
    public async Task A_permit_that_could_be_good_hides_nothing_and_says_whom_to_ask(string? jurisdiction, string? category)
    {
        var person = await work.App.NewJobSeekerAsync();
        var before = (await OfferedWork.AllAsync(person.Client, "")).Select(OfferedWork.IdOf).ToHashSet();
        using var added = await person.Client.PostAsJsonAsync("/api/v1/me/permits", new { jurisdiction, category });
        Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync());
        var after = await OfferedWork.AllAsync(person.Client, "");
        Assert.Equal(before, after.Select(OfferedWork.IdOf).ToHashSet());
        Assert.All(after, match => Assert.True(match.GetProperty("askAboutPermit").GetBoolean()));
    }

    [Fact]
    public async Task Only_job_seekers_have_matches()
    {
        foreach (var (role, client, expected) in await work.App.EverybodyButAsync(Roles.JobSeeker))
        {
            using var answer = await client.GetAsync(Matches + "?take=20");
            Assert.True(answer.StatusCode == expected, $"{role}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("after=nonsense", "after")]
    [InlineData("take=0", "take")]
    [InlineData("take=101", "take")]
    [InlineData("take=many", "take")]
    [InlineData("ranking=maybe", "ranking")]
    [InlineData("sort=worst", "sort")]
    public async Task A_query_that_cannot_be_used_is_told_by_its_name(string query, string field)
    {
        var person = await work.App.NewJobSeekerAsync();
        using var answer = await person.Client.GetAsync($"{Matches}?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    /// <summary>Different situations, each with something that only some openings fit.</summary>
    private static IReadOnlyList<HardRules> People { get; } =
    [
        new(25, 14, Weekdays, new() { ["en"] = "B1", ["es"] = "C2" }, [], [], [], null),
        new(40, 0, [.. Pathways.Matching.WeekSlots.Names], new() { ["vi"] = "C1", ["en"] = "A1" }, ["credential:barber-license"], ["kind:face-the-public", "kind:standing"], ["employer-1", "employer-2"], null),
        new(15, 12, [.. Pathways.Matching.WeekSlots.Names], new() { ["en"] = "C2", ["es"] = "A1", ["vi"] = "B2" }, [], ["kind:animals"], [], (38.93, -77.0, 4)),
    ];

    private async Task<HttpClient> WithProfileAsync(object profile)
    {
        var person = await work.App.NewJobSeekerAsync();
        using var put = await person.Client.PutAsJsonAsync(Profile, profile);
        Assert.True(put.StatusCode == HttpStatusCode.OK, await put.Content.ReadAsStringAsync());
        return person.Client;
    }
}
