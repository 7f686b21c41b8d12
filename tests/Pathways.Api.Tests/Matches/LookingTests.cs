using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Openings;
using Pathways.Matching;

namespace Pathways.Api.Tests.Matches;

public sealed class LookingTests(OfferedWork work) : IClassFixture<OfferedWork>
{
    private const string AddedHere = "with-";

    [Fact]
    public async Task Each_thing_to_look_for_finds_those_that_have_it_and_no_other()
    {
        var taxonomy = work.App.Services.GetRequiredService<Taxonomy>();
        string GroupOf(OpeningDetails details) => taxonomy.Find(details.Occupation!)!.Group!;
        var group = work.Openings.GroupBy(opening => GroupOf(opening.Details)).MaxBy(openings => openings.Count())!.Key;
        foreach (var (query, has) in new (string, Func<NewOpening, bool>)[]
        {
            ("kind=training", opening => opening.Details.Kind == OpeningKind.Training),
            ($"work={group}", opening => GroupOf(opening.Details) == group),
            ($"work={work.Openings[0].Details.Occupation}", opening => opening.Details.Occupation == work.Openings[0].Details.Occupation),
            ("minPay=20", opening => opening.Details.Pay is { Max: >= 20 }),
            ("notDuring=nights,weekends", opening => !opening.Details.Shifts.Any(slot => slot.EndsWith("-night", StringComparison.Ordinal) || slot.StartsWith("sat", StringComparison.Ordinal) || slot.StartsWith("sun", StringComparison.Ordinal))),
            ("notDuring=evenings", opening => !opening.Details.Shifts.Any(slot => slot.EndsWith("-evening", StringComparison.Ordinal))),
            ("place=20001&km=10", opening => opening.Details.Remote || Distance.Km(38.91, -77.018, opening.Details.Place.Lat, opening.Details.Place.Lon) <= 10.5),
            ("kind=job&minPay=20&notDuring=nights", opening => opening.Details.Kind == OpeningKind.Job && opening.Details.Pay is { Max: >= 20 } && !opening.Details.Shifts.Any(slot => slot.EndsWith("-night", StringComparison.Ordinal))),
        })
        {
            var person = await work.App.NewJobSeekerAsync();
            var everything = (await OfferedWork.AllAsync(person.Client, "")).Select(OfferedWork.IdOf).Where(IsOfAll).ToHashSet();
            var found = (await OfferedWork.AllAsync(person.Client, "&" + query, take: 9)).Select(OfferedWork.IdOf).Where(IsOfAll).ToList();
            Assert.True(found.Count > 0 && found.Count < everything.Count, $"{query} finds {found.Count} of {everything.Count}");
            Assert.All(found, id => Assert.True(has(work.Openings.Single(opening => opening.Id == id)), $"{query} found {id}"));
            if (!query.StartsWith("place", StringComparison.Ordinal))
                Assert.Equal(everything.Where(id => has(work.Openings.Single(opening => opening.Id == id))).Order(), found.Order());
        }
    }

    /// <summary>Other tests here add openings of their own.</summary>
    private static bool IsOfAll(string id) => !id.StartsWith(AddedHere, StringComparison.Ordinal);

    [Fact]
    public async Task Words_are_looked_for_in_titles_and_in_duties()
    {
        var opening = work.Openings[0] with { Id = "with-words", Details = work.Openings[0].Details with { Title = "Quiet job", Duties = "You polish brass doorknobs.", LastDayToApply = null } };
        await OfferedWork.StoreAsync(work.App, [], [opening]);
        await OfferedWork.IndexedAsync(work.App, opening.Id);
        var person = await work.App.NewJobSeekerAsync();
        foreach (var text in new[] { "quiet", "Doorknob", "polish quiet" })
            Assert.Equal([opening.Id], (await OfferedWork.AllAsync(person.Client, "&text=" + text)).Select(OfferedWork.IdOf));
        Assert.Empty(await OfferedWork.AllAsync(person.Client, "&text=quiet+zeppelin"));
    }

    [Fact]
    public async Task Conditions_that_somebody_does_not_want_are_left_out()
    {
        var opening = work.Openings[0] with { Id = "with-conditions", Details = work.Openings[0].Details with { Conditions = [WorkCondition.DrugTest, WorkCondition.WorksAlone], LastDayToApply = null } };
        await OfferedWork.StoreAsync(work.App, [], [opening]);
        await OfferedWork.IndexedAsync(work.App, opening.Id);
        var person = await work.App.NewJobSeekerAsync();
        async Task<bool> Finds(string without) => (await OfferedWork.AllAsync(person.Client, "&without=" + without)).Any(match => OfferedWork.IdOf(match) == opening.Id);
        Assert.True(await Finds("lives-in,photo-or-badge"));
        Assert.False(await Finds("lives-in,works-alone"));
        Assert.False(await Finds("drug-test"));
    }

    [Fact]
    [Trait("Invariant", "25")]
    public async Task Looking_for_something_never_shows_what_a_hard_rule_hides()
    {
        var person = await work.App.NewJobSeekerAsync();
        using var put = await person.Client.PutAsJsonAsync("/api/v1/me/profile", new { minPay = new { amount = 22, currency = "USD", per = "hour" } });
        put.EnsureSuccessStatusCode();
        var allowed = (await OfferedWork.AllAsync(person.Client, "")).Select(OfferedWork.IdOf).ToHashSet();
        var found = (await OfferedWork.AllAsync(person.Client, "&minPay=12&kind=job")).Select(OfferedWork.IdOf).ToList();
        Assert.NotEmpty(found);
        Assert.Subset(allowed, found.ToHashSet());
    }

    [Fact]
    public async Task What_can_t_be_looked_for_is_refused_with_all_its_faults()
    {
        var person = await work.App.NewJobSeekerAsync();
        foreach (var (query, faults) in new[]
        {
            ("place=Nowhere+At+All+Xyzzy&work=skill:wash-dishes", new[] { "place", "work" }),
            ("km=5", ["km"]),
            ("minPay=-1&notDuring=lunch&without=smiling&kind=hobby&km=0", ["kind", "km", "minPay", "notDuring", "without"]),
        })
        {
            using var answer = await person.Client.GetAsync("/api/v1/me/matches?" + query);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal(faults, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(fault => fault.Name).Order());
        }
    }
}
