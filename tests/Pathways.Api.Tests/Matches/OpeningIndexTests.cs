using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;
using Pathways.Matching;

namespace Pathways.Api.Tests.Matches;

/// <summary>Each host's index follows the database.</summary>
public sealed class OpeningIndexTests(PathwaysApp app)
{
    [Fact]
    public async Task An_opening_stored_by_one_host_is_ranked_by_the_other_within_two_seconds()
    {
        await using var first = await PathwaysApp.StartAsync();
        await using var second = await PathwaysApp.StartAsync(sameDatabaseAs: first);
        var person = await first.NewJobSeekerAsync();
        using var there = second.CreateClient();
        there.DefaultRequestHeaders.Authorization = person.Client.DefaultRequestHeaders.Authorization;
        // Five in a row, so that the look's luck is not what is measured.
        for (var i = 0; i < 5; i++)
        {
            var id = $"two-hosts-{i}";
            await StoreAsync(first, id, "two-hosts");
            await UntilAsync(there, id, offered: true, TimeSpan.FromSeconds(2));
        }
    }

    [Fact]
    public async Task Openings_go_within_two_seconds_when_their_employer_is_suspended_and_come_back_when_it_is_approved_again()
    {
        var person = await app.NewJobSeekerAsync();
        await StoreAsync(app, "suspended-1", "employer-suspended");
        await UntilAsync(person.Client, "suspended-1", offered: true, TimeSpan.FromSeconds(5));
        var employers = app.Services.GetRequiredService<EmployerService>();
        await employers.SetStateAsync(["employer-suspended"], EmployerState.Suspended, null, CancellationToken.None);
        await UntilAsync(person.Client, "suspended-1", offered: false, TimeSpan.FromSeconds(2));
        await employers.SetStateAsync(["employer-suspended"], EmployerState.Approved, OfferedWork.Today(app).AddDays(9), CancellationToken.None);
        await UntilAsync(person.Client, "suspended-1", offered: true, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task An_opening_that_is_paused_goes_from_the_lists()
    {
        var person = await app.NewJobSeekerAsync();
        await StoreAsync(app, "paused-1", "employer-pausing");
        await UntilAsync(person.Client, "paused-1", offered: true, TimeSpan.FromSeconds(5));
        await app.Services.GetRequiredService<OpeningService>().MoveAsync(["paused-1"], OpeningState.Live, OpeningState.Paused, CancellationToken.None);
        await UntilAsync(person.Client, "paused-1", offered: false, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task An_opening_that_was_filled_speaks_for_its_employers_others()
    {
        var person = await app.NewJobSeekerAsync();
        await StoreAsync(app, "record-1", "employer-with-record");
        await StoreAsync(app, "record-2", "employer-with-record");
        await UntilAsync(person.Client, "record-2", offered: true, TimeSpan.FromSeconds(5));
        Assert.DoesNotContain("employer", await ReasonsAsync());
        await app.Services.GetRequiredService<OpeningService>().MoveAsync(["record-1"], OpeningState.Live, OpeningState.Filled, CancellationToken.None);
        await UntilAsync(person.Client, "record-1", offered: false, TimeSpan.FromSeconds(2));
        Assert.Contains("employer", await ReasonsAsync());

        async Task<IEnumerable<string>> ReasonsAsync() => (await OfferedWork.AllAsync(person.Client, "")).Single(match => OfferedWork.IdOf(match) == "record-2")
            .GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("code").GetString()!);
    }

    [Fact]
    public async Task The_day_on_which_an_approval_has_run_out_takes_its_openings_along()
    {
        await using var own = await PathwaysApp.StartAsync();
        await StoreAsync(own, "runs-out-1", "employer-runs-out");
        await OfferedWork.IndexedAsync(own, "runs-out-1");
        own.Time.Advance(TimeSpan.FromDays(400));
        var person = await own.NewJobSeekerAsync();
        await UntilAsync(person.Client, "runs-out-1", offered: false, TimeSpan.FromSeconds(5));
        Assert.DoesNotContain(own.Logs.Lines, line => line.Contains("look for changed openings failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_taxonomy_is_taken_by_a_setting_and_a_wrong_one_ends_the_start()
    {
        var folder = Directory.CreateTempSubdirectory("pathways-taxonomy-").FullName;
        var file = Path.Combine(folder, "own.jsonl");
        await File.WriteAllTextAsync(file, """{"type":"skill","id":"fold-paper-boats","label":"Fold paper boats"}""", CancellationToken.None);
        await using (var own = await PathwaysApp.StartAsync(new Dictionary<string, string> { ["Matching:Taxonomy"] = file }))
        {
            var person = await own.NewJobSeekerAsync();
            var found = await person.Client.GetStringAsync("/api/v1/skills?query=paper");
            Assert.Contains("skill:fold-paper-boats", found, StringComparison.Ordinal);
        }
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => PathwaysApp.StartAsync(new Dictionary<string, string> { ["Matching:Taxonomy"] = file + ".gone" }));
        Assert.Contains("Matching:Taxonomy", refused.ToString(), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task StoreAsync(PathwaysApp at, string openingId, string employerId)
    {
        var today = OfferedWork.Today(at);
        var occupation = at.Services.GetRequiredService<Taxonomy>().Occupations[0];
        var details = OfferedWork.Opening(0, occupation, employerId, today).Details with { LastDayToApply = today.AddYears(3) };
        await OfferedWork.StoreAsync(at, [new(employerId, "Company of " + employerId, EmployerState.Approved, today.AddYears(1))], [new(openingId, employerId, OpeningState.Live, today, details)]);
    }

    /// <summary>Also the count tells: what is closed is left out of a page before the index has heard of it.</summary>
    private static async Task UntilAsync(HttpClient client, string openingId, bool offered, TimeSpan within)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var all = await OfferedWork.AllAsync(client, "");
            var total = (await client.GetFromJsonAsync<JsonElement>("/api/v1/me/matches?take=1")).GetProperty("total").GetInt32();
            if (all.Any(match => OfferedWork.IdOf(match) == openingId) == offered && all.Count == total)
                return;
            Assert.True(TimeProvider.System.GetElapsedTime(start) < within, $"{openingId} was {(offered ? "not offered" : "still offered")} after {within.TotalSeconds} seconds.");
            await Task.Delay(20);
        }
    }
}
