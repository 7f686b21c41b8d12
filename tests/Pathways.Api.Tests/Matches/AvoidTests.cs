using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Pathways.Api.Tests.Matches;

/// <summary>What a person avoids is not in their list and not in its count.</summary>
[Trait("Invariant", "12")]
public sealed class AvoidTests(OfferedWork work) : IClassFixture<OfferedWork>
{
    private const string AvoidList = "/api/v1/me/avoid-list";

    [Fact]
    public async Task An_avoided_kind_of_work_is_neither_listed_nor_counted()
    {
        var (before, after) = await BeforeAndAfterAsync(new { kinds = new[] { "kind:standing" } });
        Assert.All(after, match => Assert.DoesNotContain("kind:standing", Texts(match.GetProperty("opening").GetProperty("kinds"))));
        Assert.Equal(before.Count(match => !Texts(match.GetProperty("opening").GetProperty("kinds")).Contains("kind:standing")), after.Count);
    }

    [Fact]
    public async Task An_opening_with_a_condition_that_is_ruled_out_is_neither_listed_nor_counted()
    {
        var opening = work.Openings[0] with { Id = "with-a-drug-test", Details = work.Openings[0].Details with { Conditions = [Features.Openings.WorkCondition.DrugTest], LastDayToApply = null } };
        await OfferedWork.StoreAsync(work.App, [], [opening]);
        await OfferedWork.IndexedAsync(work.App, opening.Id);
        var (before, after) = await BeforeAndAfterAsync(new { conditions = new[] { "drug-test" } });
        Assert.Equal([opening.Id], before.Select(OfferedWork.IdOf).Except(after.Select(OfferedWork.IdOf)));
    }

    [Theory]
    [InlineData("employer-3", "employer-3")]
    [InlineData("Invented Works DDD, LLC", "employer-3")]
    [InlineData("invented wörks ddd", "employer-3")]
    [InlineData("The Works DDD Inc.", "employer-3")]
    [InlineData("DDD", "employer-3")]
    public async Task An_avoided_employer_by_id_or_by_name_is_neither_listed_nor_counted(string written, string employerId)
    {
        var (before, after) = await BeforeAndAfterAsync(new { employers = new[] { written } });
        Assert.DoesNotContain(after, match => EmployerOf(match) == employerId);
        Assert.Equal(before.Count(match => EmployerOf(match) != employerId), after.Count);
    }

    [Fact]
    public async Task A_workplace_within_an_avoided_area_is_neither_listed_nor_counted()
    {
        var (before, after) = await BeforeAndAfterAsync(new { areas = new[] { new { lat = OfferedWork.Lat, lon = OfferedWork.Lon, km = 12 } } });
        Assert.NotEmpty(after);
        Assert.All(after.Where(match => !match.GetProperty("opening").GetProperty("remote").GetBoolean()), match =>
        {
            var place = match.GetProperty("opening").GetProperty("place");
            Assert.True(Pathways.Matching.Distance.Km(OfferedWork.Lat, OfferedWork.Lon, place.GetProperty("lat").GetDouble(), place.GetProperty("lon").GetDouble()) > 12);
        });
        Assert.True(after.Count < before.Count);
    }

    [Fact]
    public async Task An_employer_that_comes_later_under_an_avoided_name_is_not_offered()
    {
        var person = await work.App.NewJobSeekerAsync();
        await PutAsync(person.Client, new { employers = new[] { "Later Example" } });
        var today = OfferedWork.Today(work.App);
        var occupation = work.App.Services.GetRequiredService<Pathways.Matching.Taxonomy>().Occupations[0];
        await OfferedWork.StoreAsync(work.App, [new("employer-later", "Later Examples Group, Inc.", Features.Employers.EmployerState.Approved, today.AddYears(1))],
            [OfferedWork.Opening(0, occupation, "employer-later", today) with { Id = "opening-later" }]);
        await OfferedWork.IndexedAsync(work.App, "opening-later");
        Assert.DoesNotContain(await OfferedWork.AllAsync(person.Client, ""), match => OfferedWork.IdOf(match) == "opening-later");
    }

    private async Task<(IReadOnlyList<JsonElement> Before, IReadOnlyList<JsonElement> After)> BeforeAndAfterAsync(object avoids)
    {
        var person = await work.App.NewJobSeekerAsync();
        var before = await OfferedWork.AllAsync(person.Client, "");
        await PutAsync(person.Client, avoids);
        var after = await OfferedWork.AllAsync(person.Client, "");
        Assert.True(after.Count < before.Count, "Nothing was hidden.");
        var page = await person.Client.GetFromJsonAsync<JsonElement>("/api/v1/me/matches?take=1");
        Assert.Equal(after.Count, page.GetProperty("total").GetInt32());
        return (before, after);
    }

    private static async Task PutAsync(HttpClient client, object avoids)
    {
        using var put = await client.PutAsJsonAsync(AvoidList, avoids);
        Assert.True(put.StatusCode == HttpStatusCode.OK, await put.Content.ReadAsStringAsync());
    }

    private static string EmployerOf(JsonElement match) => match.GetProperty("opening").GetProperty("employer").GetProperty("id").GetString()!;

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString()!);
}
