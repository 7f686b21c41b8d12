using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;
using Pathways.Api.Security;
using Pathways.Matching;

namespace Pathways.Api.Tests.Openings;

/// <summary>Browsing and reading openings, for whoever is signed in.</summary>
public sealed class OpeningRouteTests(PathwaysApp app)
{
    private const string Path = "/api/v1/openings";
    private readonly InventedOpenings _own = new(app);

    [Fact]
    public async Task Everybody_who_is_signed_in_sees_the_same_openings_and_nobody_else_sees_any()
    {
        var id = await _own.AddAsync(_own.Job(), await _own.EmployerAsync());
        foreach (var role in Roles.All)
        {
            var client = (await (role == Roles.JobSeeker ? app.NewJobSeekerAsync() : app.NewStaffAsync(role))).Client;
            Assert.Equal([id], (await _own.BrowseAsync(client)).Ids);
            using var one = await client.GetAsync($"{Path}/{id}");
            Assert.Equal(HttpStatusCode.OK, one.StatusCode);
        }
        foreach (var path in new[] { Path, $"{Path}/{id}" })
        {
            using var refused = await app.Anonymous.GetAsync(path);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }
    }

    [Theory]
    [InlineData(OpeningState.Draft)]
    [InlineData(OpeningState.InReview)]
    [InlineData(OpeningState.Paused)]
    [InlineData(OpeningState.Filled)]
    [InlineData(OpeningState.Closed)]
    [InlineData(OpeningState.Expired)]
    [InlineData(OpeningState.Blocked)]
    public async Task An_opening_that_is_not_live_is_not_there(OpeningState state)
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        await AssertNotThereAsync(client, await _own.AddAsync(_own.Job(), await _own.EmployerAsync(), state));
    }

    [Theory]
    [InlineData(EmployerState.Applied)]
    [InlineData(EmployerState.InReview)]
    [InlineData(EmployerState.Refused)]
    [InlineData(EmployerState.Suspended)]
    [InlineData(EmployerState.Lapsed)]
    public async Task An_opening_of_an_employer_that_is_not_approved_is_not_there(EmployerState state)
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        await AssertNotThereAsync(client, await _own.AddAsync(_own.Job(), await _own.EmployerAsync(state)));
    }

    [Fact]
    public async Task An_approval_counts_until_its_last_day_and_ends_with_a_suspension()
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        await AssertNotThereAsync(client, await _own.AddAsync(_own.Job(), await _own.EmployerAsync(approvedForDays: -1)));
        var employer = await _own.EmployerAsync(approvedForDays: 0);
        var id = await _own.AddAsync(_own.Job(), employer);
        Assert.Equal([id], (await _own.BrowseAsync(client)).Ids);
        await _own.Employers.SetStateAsync([employer], EmployerState.Suspended, null, CancellationToken.None);
        await AssertNotThereAsync(client, id);
    }

    [Fact]
    public async Task An_opening_is_open_on_its_last_day_and_gone_on_the_next()
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        var employer = await _own.EmployerAsync();
        var last = await _own.AddAsync(_own.Job() with { LastDayToApply = _own.Today }, employer);
        await _own.AddAsync(_own.Job() with { LastDayToApply = _own.Today.AddDays(-1) }, employer);
        // Work that has ended can't be applied for, whatever the last day says.
        await _own.AddAsync(_own.Job() with { LastDayToApply = _own.Today.AddDays(30), End = _own.Today.AddDays(-1) }, employer);
        Assert.Equal([last], (await _own.BrowseAsync(client)).Ids);
    }

    [Fact]
    public async Task Pages_hold_every_opening_once_newest_first()
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        var employer = await _own.EmployerAsync();
        var hidden = await _own.EmployerAsync(EmployerState.Suspended);
        var expected = new List<(int Days, string Id)>();
        for (var i = 0; i < 7; i++)
        {
            expected.Add((i / 2, await _own.AddAsync(_own.Job(), employer, postedDaysAgo: i / 2)));
            await _own.AddAsync(_own.Job(), hidden, postedDaysAgo: i / 2);
        }
        var (seen, after) = (new List<string>(), (string?)null);
        do
        {
            var (ids, next) = await _own.BrowseAsync(client, $"&take=3{(after is null ? "" : "&after=" + after)}");
            Assert.InRange(ids.Count, 1, 3);
            seen.AddRange(ids);
            after = next;
        }
        while (after is not null);
        Assert.Equal(expected.OrderBy(one => one.Days).ThenByDescending(one => one.Id, StringComparer.Ordinal).Select(one => one.Id), seen);
    }

    [Fact]
    public async Task Openings_are_found_by_words_kind_occupation_and_distance()
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        var employer = await _own.EmployerAsync(name: $"Larkspur {_own.Word} LLC");
        var baker = await _own.AddAsync(_own.Job(), employer);
        var course = await _own.AddAsync(_own.Job("Sewing course") with { Kind = OpeningKind.Course, Occupation = "occupation:tailor", Place = new("San Jose, CA", 37.3394, -121.895) }, employer);
        Assert.Equal([course], (await _own.BrowseAsync(client, "&kind=course")).Ids);
        Assert.Equal([baker], (await _own.BrowseAsync(client, "&occupation=occupation:baker")).Ids);
        Assert.Equal([course], (await _own.BrowseAsync(client, "%20sewing")).Ids);
        Assert.Equal(2, (await _own.BrowseAsync(client, "%20larkspur")).Ids.Count);
        // 94601 lies 5 km from the one and 57 km from the other.
        Assert.Equal([baker], (await _own.BrowseAsync(client, "&place=94601&km=10")).Ids);
        Assert.Equal([course], (await _own.BrowseAsync(client, "&place=San%20Jose,%20CA")).Ids);
        Assert.Equal(2, (await _own.BrowseAsync(client, "&place=94601&km=60")).Ids.Count);
        Assert.Empty((await _own.BrowseAsync(client, "%20plumber")).Ids);
    }

    [Fact]
    public async Task A_query_is_answered_with_all_its_faults_at_once()
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        Assert.Equal(["kind", "km", "take"], await FaultsAsync(client, "?kind=errand&km=9000&take=0"));
        Assert.Equal(["after", "place"], await FaultsAsync(client, "?after=yesterday&place=Xyzzyville%20Qqq"));
        Assert.Equal(["km"], await FaultsAsync(client, "?km=10"));
        Assert.Equal(["km", "take"], await FaultsAsync(client, "?km=far&take=many"));
    }

    private async Task AssertNotThereAsync(HttpClient client, string id)
    {
        Assert.DoesNotContain(id, (await _own.BrowseAsync(client)).Ids);
        using var one = await client.GetAsync($"{Path}/{id}");
        using var none = await client.GetAsync($"{Path}/nobody-has-this-id");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (one.StatusCode, none.StatusCode));
    }

    private static async Task<IEnumerable<string>> FaultsAsync(HttpClient client, string query)
    {
        using var answer = await client.GetAsync(Path + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal);
    }
}
