using System.CommandLine;
using System.Net.Http.Json;
using Pathways.Training;

namespace Pathways.Measurements;

/// <summary><c>page [--openings N] [--json FILE]</c>: a job seeker's page of 20 matches over HTTP, beside an endpoint that returns a constant.</summary>
internal static class PageCommand
{
    private const int AtOnce = 8;
    private const string Page = "/api/v1/me/matches?take=20", Constant = "/healthz";

    public static Command Create()
    {
        Option<int> openings = new("--openings") { Description = "How many openings are live", DefaultValueFactory = _ => 100_000 };
        Option<FileInfo?> json = new("--json") { Description = "Write the figures to this file too" };
        var command = new Command("page", "A job seeker's page of 20 matches over HTTP") { openings, json };
        command.SetAction(async (parsed, _) => MeasureReport.Write(await MeasureAsync(parsed.GetValue(openings)), parsed.GetValue(json)));
        return command;
    }

    private static async Task<List<Measure>> MeasureAsync(int openings)
    {
        await using var host = await MeasuredHost.StartAsync(openings);
        using var person = await host.NewJobSeekerAsync();
        using var put = await person.PutAsJsonAsync("/api/v1/me/profile", People.Profile(0));
        put.EnsureSuccessStatusCode();
        var suite = $"page-{openings / 1000}k";
        return [
            .. await HttpClock.TimesAsync(suite, "page", person, [Page]), await HttpClock.ThroughputAsync(suite, "page", person, Page, AtOnce),
            .. await HttpClock.TimesAsync(suite, "constant", person, [Constant]), await HttpClock.ThroughputAsync(suite, "constant", person, Constant, AtOnce)];
    }
}
