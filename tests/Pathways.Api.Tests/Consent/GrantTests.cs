using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MongoDB.Bson;
using MongoDB.Driver;
using Pathways.Api.Persistence;
using Pathways.Api.Security;

namespace Pathways.Api.Tests.Consent;

public sealed class GrantTests(PathwaysApp app)
{
    private static readonly string[] Everything = ["displayName", "skills", "pay"];

    [Fact]
    [Trait("Invariant", "2")]
    public async Task A_withdrawn_grant_opens_nothing_on_the_next_request()
    {
        var organisation = await TestOrganisation.NewAsync(app);
        var (counselor, code) = await organisation.NewStaffAsync();
        var person = await PersonAsync("Ada");
        var grant = await TestOrganisation.GrantAsync(person, code, Everything);
        var client = Assert.Single(await TestOrganisation.ClientsOfAsync(counselor));
        Assert.Equal("Ada", await NameAsync(counselor, client));

        Assert.Equal(HttpStatusCode.NoContent, (await person.Client.DeleteAsync("/api/v1/me/grants/" + grant)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await counselor.Client.GetAsync("/api/v1/counselor/clients/" + client)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await counselor.Client.GetAsync($"/api/v1/counselor/clients/{client}/matches")).StatusCode);
        Assert.Empty(await TestOrganisation.ClientsOfAsync(counselor));
    }

    [Fact]
    [Trait("Invariant", "2")]
    public async Task A_grant_that_ran_out_opens_nothing()
    {
        await using var own = await PathwaysApp.StartAsync();
        var (counselor, code) = await (await TestOrganisation.NewAsync(own)).NewStaffAsync();
        var person = await own.NewJobSeekerAsync();
        using var given = await person.Client.PostAsJsonAsync("/api/v1/me/grants",
            new { code, fields = Everything, purpose = "advice", textVersion = "1", textLanguage = "en", until = own.Time.GetUtcNow().AddMinutes(10) });
        Assert.Equal(HttpStatusCode.Created, given.StatusCode);
        Assert.Single(await TestOrganisation.ClientsOfAsync(counselor));
        own.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Empty(await TestOrganisation.ClientsOfAsync(counselor));
    }

    [Fact]
    [Trait("Invariant", "3")]
    public async Task No_grant_without_a_text_in_the_language_it_was_read_in()
    {
        var (_, code) = await (await TestOrganisation.NewAsync(app)).NewStaffAsync();
        var person = await app.NewJobSeekerAsync();
        foreach (var (version, language) in new[] { ("1", "xx"), ("99", "en") })
        {
            using var refused = await person.Client.PostAsJsonAsync("/api/v1/me/grants", new { code, fields = Everything, purpose = "advice", textVersion = version, textLanguage = language });
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
        using var nothing = await person.Client.PostAsJsonAsync("/api/v1/me/grants", new { code, fields = Everything, purpose = "advice" });
        var errors = (await nothing.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.True(errors.TryGetProperty("textVersion", out _) && errors.TryGetProperty("textLanguage", out _));
        await TestOrganisation.GrantAsync(person, code, Everything);
        var stored = await Rows("grants").Find(FilterDefinition<BsonDocument>.Empty).SortByDescending(row => row["from"]).FirstAsync();
        Assert.Equal(("1", "en", 64), (stored["textVersion"].AsString, stored["textLanguage"].AsString, stored["textHash"].AsString.Length));
    }

    [Fact]
    [Trait("Invariant", "5")]
    public async Task Nobody_but_the_person_gives_or_withdraws_a_grant()
    {
        var organisation = await TestOrganisation.NewAsync(app);
        var (counselor, code) = await organisation.NewStaffAsync();
        var person = await app.NewJobSeekerAsync();
        var grant = await TestOrganisation.GrantAsync(person, code, Everything);
        foreach (var (role, client, expected) in await app.EverybodyButAsync(Roles.JobSeeker))
        {
            using var given = await client.PostAsJsonAsync("/api/v1/me/grants", new { code, fields = Everything, purpose = "advice", textVersion = "1", textLanguage = "en" });
            Assert.True(expected == given.StatusCode, role);
            Assert.Equal(expected, (await client.DeleteAsync("/api/v1/me/grants/" + grant)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.NewJobSeekerAsync()).Client.DeleteAsync("/api/v1/me/grants/" + grant)).StatusCode);
        Assert.Single(await TestOrganisation.ClientsOfAsync(counselor));
    }

    [Fact]
    public async Task The_preview_is_exactly_what_is_seen_and_each_look_is_in_the_persons_log()
    {
        var (counselor, code) = await (await TestOrganisation.NewAsync(app)).NewStaffAsync();
        var person = await PersonAsync("Bo");
        using var previewed = await person.Client.PostAsJsonAsync("/api/v1/me/grants/preview", new { fields = new[] { "displayName", "pay" } });
        var preview = (await previewed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("fields");
        await TestOrganisation.GrantAsync(person, code, "displayName", "pay");
        var client = Assert.Single(await TestOrganisation.ClientsOfAsync(counselor));
        var seen = (await counselor.Client.GetFromJsonAsync<JsonElement>("/api/v1/counselor/clients/" + client)).GetProperty("shared").GetProperty("fields");

        Assert.Equal(preview.GetRawText(), seen.GetRawText());
        Assert.Equal(2, seen.EnumerateObject().Count());
        var looks = (await person.Client.GetFromJsonAsync<JsonElement>("/api/v1/me/access-log")).GetProperty("items").EnumerateArray().ToList();
        Assert.Contains(looks, look => look.GetProperty("entry").GetProperty("who").GetString() == counselor.Id && look.GetProperty("name").GetString() == "Sam counselor"
            && look.GetProperty("entry").GetProperty("fields").EnumerateArray().Select(field => field.GetString()).Order().SequenceEqual(["displayName", "pay"]));
    }

    [Fact]
    public async Task What_was_chosen_last_for_a_recipient_is_all_that_holds()
    {
        var (counselor, code) = await (await TestOrganisation.NewAsync(app)).NewStaffAsync();
        var person = await PersonAsync("Cy");
        await TestOrganisation.GrantAsync(person, code, "displayName", "pay");
        await TestOrganisation.GrantAsync(person, code, "displayName");
        var client = Assert.Single(await TestOrganisation.ClientsOfAsync(counselor));
        var view = await counselor.Client.GetFromJsonAsync<JsonElement>("/api/v1/counselor/clients/" + client);
        Assert.Equal(["displayName"], view.GetProperty("shared").GetProperty("fields").EnumerateObject().Select(field => field.Name));
        var states = (await person.Client.GetFromJsonAsync<JsonElement>("/api/v1/me/grants")).GetProperty("items").EnumerateArray().Select(grant => grant.GetProperty("state").GetString());
        Assert.Equal(["live", "withdrawn"], states);
    }

    [Fact]
    public async Task A_dump_joins_a_grant_to_nobody()
    {
        var (_, code) = await (await TestOrganisation.NewAsync(app)).NewStaffAsync();
        var person = await PersonAsync("Dee");
        await TestOrganisation.GrantAsync(person, code, Everything);
        var rows = await Rows("grants").Find(FilterDefinition<BsonDocument>.Empty).ToListAsync();
        Assert.DoesNotContain(rows, row => row.ToJson().Contains(person.Id, StringComparison.Ordinal));
    }

    private IMongoCollection<BsonDocument> Rows(string name) => app.Services.GetRequiredService<PathwaysDatabase>().Collection<BsonDocument>(name);

    private async Task<TestPerson> PersonAsync(string name)
    {
        var person = await app.NewJobSeekerAsync();
        using var saved = await person.Client.PutAsJsonAsync("/api/v1/me/profile", new { displayName = name, minPay = new { amount = 16, currency = "USD", per = "hour" } });
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
        return person;
    }

    private static async Task<string?> NameAsync(TestPerson counselor, string client) =>
        (await counselor.Client.GetFromJsonAsync<JsonElement>("/api/v1/counselor/clients/" + client)).GetProperty("name").GetString();
}
