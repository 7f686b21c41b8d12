using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Profiles;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Profiles;

public sealed class ProfileTests(PathwaysApp app)
{
    private const string Profile = "/api/v1/me/profile", AvoidList = "/api/v1/me/avoid-list";

    private const string Full = """
        {"displayName":"Invented Name","skills":[{"id":"skill:wash-dishes","level":3}],"languages":[{"tag":"es","level":"C2"},{"tag":"en","level":"A2"}],
         "experience":[{"occupation":"occupation:office-cleaner","title":"cleaned offices at night","months":24},{"title":"sold at a market","months":7}],
         "education":"secondary","certificates":[{"id":"credential:food-handler-card","title":"food card","from":"elsewhere"}],
         "place":{"name":"Takoma Park","lat":38.978,"lon":-77.007,"maxKm":12,"travel":"transit"},
         "availability":["mon-morning","sat-night"],"minPay":{"amount":16.5,"currency":"USD","per":"hour"},"wants":["group:kitchen","skill:wash-dishes"],
         "avoids":{"kinds":["kind:night-work"],"employers":[],"areas":[{"lat":38.9,"lon":-77.0,"km":2}]},
         "weights":{"pay":2,"closeness":1,"schedule":3,"learning":0,"language":2}}
        """;

    [Fact]
    public async Task A_profile_comes_back_as_it_was_put_with_its_version()
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        var (_, none, empty) = await GetAsync(client, Profile);
        Assert.Equal(("\"0\"", "{}"), (none, empty));
        var put = await PutAsync(client, Profile, Full, none);
        Assert.Equal((HttpStatusCode.OK, "\"1\""), (put.Status, put.Tag));
        var got = await GetAsync(client, Profile);
        Assert.Equal("\"1\"", got.Tag);
        Assert.True(JsonElement.DeepEquals(Parse(Full), Parse(got.Body)), got.Body);
        Assert.True(JsonElement.DeepEquals(Parse(Full), Parse(put.Body)), put.Body);
    }

    [Fact]
    public async Task Every_part_may_be_left_out_and_what_is_left_out_is_gone()
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        await PutAsync(client, Profile, Full, "\"0\"");
        var version = 1;
        foreach (var part in Parse(Full).EnumerateObject())
        {
            var alone = $"{{\"{part.Name}\":{part.Value.GetRawText()}}}";
            var put = await PutAsync(client, Profile, alone, $"\"{version++}\"");
            Assert.True(put.Status == HttpStatusCode.OK, $"{part.Name}: {put.Body}");
            Assert.True(JsonElement.DeepEquals(Parse(alone), Parse((await GetAsync(client, Profile)).Body)), part.Name);
        }
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(client, Profile, "{}", $"\"{version}\"")).Status);
        Assert.Equal("{}", (await GetAsync(client, Profile)).Body);
    }

    [Fact]
    public async Task Who_has_read_an_old_version_gets_412_and_loses_nothing_and_who_names_none_is_asked_for_it()
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(client, Profile, """{"displayName":"first"}""", null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(client, Profile, """{"displayName":"second"}""", "\"1\"")).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(client, Profile, """{"displayName":"third"}""", "\"1\"")).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(client, Profile, """{"displayName":"third"}""", "\"0\"")).Status);
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await PutAsync(client, Profile, """{"displayName":"third"}""", null)).Status);
        var unreadable = await PutAsync(client, Profile, """{"displayName":"third"}""", "\"x\"");
        Assert.Equal((HttpStatusCode.BadRequest, "If-Match"), (unreadable.Status, NamesOf(unreadable.Body).Single()));
        Assert.Equal("""{"displayName":"second"}""", (await GetAsync(client, Profile)).Body);
    }

    [Fact]
    public async Task Of_many_who_write_the_same_version_at_once_one_gets_through()
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        var first = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => PutAsync(client, Profile, $$"""{"displayName":"{{i}}"}""", "\"0\"")));
        Assert.Single(first, put => put.Status == HttpStatusCode.OK);
        var second = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => PutAsync(client, Profile, $$"""{"displayName":"{{i}}"}""", "\"1\"")));
        Assert.Single(second, put => put.Status == HttpStatusCode.OK);
        Assert.Equal("\"2\"", (await GetAsync(client, Profile)).Tag);
    }

    [Fact]
    public async Task All_faults_of_a_profile_are_told_at_once_by_the_senders_names()
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        var title = new string('x', 121);
        var body = $$$"""
            {"displayName":"{{{title}}}","skills":[{"id":"skill:no-such-skill","level":5},{"id":"occupation:office-cleaner","level":1},{"id":"skill:wash-dishes","level":1},{"id":"skill:wash-dishes","level":2}],
             "languages":[{"tag":"not a tag","level":"C3"},{"level":"A1"}],"experience":[{"occupation":"occupation:none","title":"{{{title}}}","months":-1},{"months":3}],
             "certificates":[{"id":"credential:none","from":"{{{title}}}"},{}],"place":{"lat":91,"lon":-181,"maxKm":0},"availability":["mon-noon"],
             "minPay":{"amount":-1,"currency":"usd","per":"hour"},"wants":["credential:barber-license"],
             "avoids":{"kinds":["kind:none"],"employers":[" "],"areas":[{"lat":-91,"lon":181,"km":0}]},"weights":{"pay":4,"language":-1}}
            """;
        var put = await PutAsync(client, Profile, body, null);
        Assert.Equal(HttpStatusCode.BadRequest, put.Status);
        string[] expected =
        [
            "displayName", "skills[0].id", "skills[0].level", "skills[1].id", "skills[3]", "languages[0].tag", "languages[0].level", "languages[1].tag",
            "experience[0].occupation", "experience[0].title", "experience[0].months", "experience[1].occupation", "certificates[0].id", "certificates[0].from", "certificates[1].id",
            "place.lat", "place.lon", "place.maxKm", "availability[0]", "minPay.amount", "minPay.currency", "wants[0]",
            "avoids.kinds[0]", "avoids.employers[0]", "avoids.areas[0].lat", "avoids.areas[0].lon", "avoids.areas[0].km", "weights.pay", "weights.language",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), NamesOf(put.Body).Order(StringComparer.Ordinal));
        Assert.Equal("{}", (await GetAsync(client, Profile)).Body);
    }

    [Theory]
    [InlineData("""{"place":{"name":"20912"}}""", "20912 Takoma Park, MD", 38.98)]
    [InlineData("""{"place":{"name":"oakland, ca","maxKm":5}}""", "Oakland, CA", 37.8)]
    public async Task A_place_by_its_name_alone_is_looked_up(string body, string name, double lat)
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        var place = Parse((await PutAsync(client, Profile, body, null)).Body).GetProperty("place");
        Assert.Equal(name, place.GetProperty("name").GetString());
        Assert.Equal(lat, place.GetProperty("lat").GetDouble(), 0.05);
    }

    [Theory]
    [InlineData("""{"place":{"name":"no such place at all"}}""", "place.name")]
    [InlineData("""{"place":{"maxKm":5}}""", "place.lat")]
    [InlineData("""{"place":{"lat":38.9}}""", "place.lon")]
    public async Task A_place_that_cannot_be_found_is_a_fault(string body, string field)
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        var put = await PutAsync(client, Profile, body, null);
        Assert.Equal((HttpStatusCode.BadRequest, field), (put.Status, NamesOf(put.Body).Single()));
    }

    [Fact]
    public async Task An_avoided_employers_name_never_comes_back_as_words_and_stays_avoided_when_the_list_is_put_again()
    {
        var client = (await app.NewJobSeekerAsync()).Client;
        await PutAsync(client, Profile, Full, null);
        var put = await PutAsync(client, AvoidList, """{"employers":["Some Invented Company"]}""", "\"1\"");
        Assert.Equal(HttpStatusCode.OK, put.Status);
        var hash = Parse(put.Body).GetProperty("employers")[0].GetString()!;
        Assert.Matches("^~[A-Za-z0-9_-]{22}$", hash);
        var again = await PutAsync(client, AvoidList, put.Body, put.Tag);
        Assert.Equal(put.Body, again.Body);
        var profile = await GetAsync(client, Profile);
        Assert.Equal("\"3\"", profile.Tag);
        Assert.Equal(hash, Parse(profile.Body).GetProperty("avoids").GetProperty("employers")[0].GetString());
        Assert.Equal("Invented Name", Parse(profile.Body).GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task Employers_hidden_by_taps_at_the_same_time_are_all_hidden()
    {
        var person = await app.NewJobSeekerAsync();
        var profiles = app.Services.GetRequiredService<ProfileService>();
        var hidden = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => profiles.HideEmployerAsync(person.AsUser(), $"~{new string((char)('a' + i), 22)}", CancellationToken.None)));
        Assert.All(hidden, Assert.True);
        var list = (await profiles.FindAvoidListAsync(person.AsUser(), CancellationToken.None))!.Value;
        Assert.Equal(6, list.Employers!.Distinct().Count());
    }

    [Fact]
    [Trait("Invariant", "21")]
    public async Task Nobody_reads_or_writes_anothers_profile()
    {
        var (mine, theirs) = (await app.NewJobSeekerAsync(), await app.NewJobSeekerAsync());
        await PutAsync(mine.Client, Profile, Full, null);
        Assert.Equal("{}", (await GetAsync(theirs.Client, Profile)).Body);
        foreach (var (role, client, expected) in await app.EverybodyButAsync(Roles.JobSeeker))
        {
            Assert.True((await GetAsync(client, Profile)).Status == expected, role);
            Assert.True((await GetAsync(client, AvoidList)).Status == expected, role);
            Assert.True((await PutAsync(client, Profile, "{}", null)).Status == expected, role);
            Assert.True((await PutAsync(client, AvoidList, "{}", null)).Status == expected, role);
        }
        Assert.Null(await app.Services.GetRequiredService<ProfileService>().FindAsync(mine.AsUser(Roles.Counselor, Roles.Admin), CancellationToken.None));
    }

    private static async Task<(HttpStatusCode Status, string? Tag, string Body)> GetAsync(HttpClient client, string address) => await AnswerAsync(await client.GetAsync(address));

    private static async Task<(HttpStatusCode Status, string? Tag, string Body)> PutAsync(HttpClient client, string address, string body, string? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(ifMatch));
        return await AnswerAsync(await client.SendAsync(request));
    }

    private static async Task<(HttpStatusCode, string?, string)> AnswerAsync(HttpResponseMessage answer)
    {
        using (answer)
            return (answer.StatusCode, answer.Headers.ETag?.Tag, await answer.Content.ReadAsStringAsync());
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static IEnumerable<string> NamesOf(string problem) => Parse(problem).GetProperty("errors").EnumerateObject().Select(error => error.Name);
}
