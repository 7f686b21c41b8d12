using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Pathways.Api.Tests.Accounts;

public sealed class SessionTests(PathwaysApp app)
{
    private const string Sessions = "/api/v1/account/sessions";

    [Fact]
    public async Task A_session_that_was_ended_is_refused_on_the_next_request()
    {
        var person = await app.NewJobSeekerAsync();
        var other = await app.SignInAsync(person.SignInName);
        var ids = await IdsAsync(other.Client);
        var ended = ids.Single(session => !session.Current).Id;
        using var answer = await other.Client.DeleteAsync($"{Sessions}/{ended}");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        using var refused = await person.Client.GetAsync(Sessions);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Single(await IdsAsync(other.Client));
    }

    [Fact]
    public async Task Somebody_elses_session_is_not_there()
    {
        var (mine, theirs) = (await app.NewJobSeekerAsync(), await app.NewJobSeekerAsync());
        var id = (await IdsAsync(theirs.Client)).Single().Id;
        using var answer = await mine.Client.DeleteAsync($"{Sessions}/{id}");
        using var nothing = await mine.Client.DeleteAsync($"{Sessions}/nothing");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (answer.StatusCode, nothing.StatusCode));
        Assert.Single(await IdsAsync(theirs.Client));
    }

    [Fact]
    public async Task A_job_seekers_session_ends_after_twenty_idle_minutes_and_lives_while_it_is_used()
    {
        await using var own = await PathwaysApp.StartAsync();
        var (used, idle) = (await own.NewJobSeekerAsync(), await own.NewJobSeekerAsync());
        own.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.NotEmpty(await IdsAsync(used.Client));
        own.Time.Advance(TimeSpan.FromMinutes(4));
        Assert.NotEmpty(await IdsAsync(used.Client));
        own.Time.Advance(TimeSpan.FromMinutes(2));
        using var refused = await idle.Client.GetAsync(Sessions);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task A_session_made_on_one_host_works_on_the_other_and_ends_on_both()
    {
        await using var first = await PathwaysApp.StartAsync();
        await using var second = await PathwaysApp.StartAsync(sameDatabaseAs: first);
        var person = await first.NewJobSeekerAsync();
        using var there = second.CreateClient();
        there.DefaultRequestHeaders.Authorization = person.Client.DefaultRequestHeaders.Authorization;
        var session = (await IdsAsync(there)).Single().Id;
        using var ended = await there.DeleteAsync($"{Sessions}/{session}");
        using var onFirst = await person.Client.GetAsync(Sessions);
        using var onSecond = await there.GetAsync(Sessions);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (onFirst.StatusCode, onSecond.StatusCode));
    }

    private static async Task<IReadOnlyList<(string Id, bool Current)>> IdsAsync(HttpClient client)
    {
        var body = await client.GetFromJsonAsync<JsonElement>(Sessions);
        return [.. body.GetProperty("items").EnumerateArray().Select(session => (session.GetProperty("id").GetString()!, session.GetProperty("current").GetBoolean()))];
    }
}
