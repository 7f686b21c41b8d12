using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Accounts.Organisations;
using Pathways.Api.Security;
using Pathways.Training;

namespace Pathways.Measurements;

/// <summary><c>counselor [--json FILE]</c>: a counselor with 200 clients and 2,000 openings: the list, and a client's openings, over HTTP; beside
/// an endpoint that returns a constant.</summary>
internal static class CounselorCommand
{
    private const int Clients = 200, Openings = 2000;
    private const string Suite = "counselor", Code = "meas-ured", TeamName = "Measured";

    public static Command Create()
    {
        Option<FileInfo?> json = new("--json") { Description = "Write the figures to this file too" };
        var command = new Command("counselor", "A counselor's list of 200 clients, and a client's openings among 2,000") { json };
        command.SetAction(async (parsed, _) => MeasureReport.Write(await MeasureAsync(), parsed.GetValue(json)));
        return command;
    }

    private static async Task<List<Measure>> MeasureAsync()
    {
        await using var host = await MeasuredHost.StartAsync(Openings);
        var (counselor, id) = await host.NewStaffAsync(Roles.Counselor);
        var organisations = host.Services.GetRequiredService<OrganisationService>();
        await organisations.AddAsync(Suite, TeamName, [], CancellationToken.None);
        await organisations.AddStaffAsync(id, Suite, TeamName, [], CancellationToken.None, Code);
        for (var i = 0; i < Clients; i++) await AddClientAsync(host, i);

        string[] clients = [.. (await counselor.GetFromJsonAsync<JsonElement>("/api/v1/counselor/clients?take=100")).GetProperty("items").EnumerateArray()
            .Select(client => client.GetProperty("id").GetString()!)];
        return [
            .. await HttpClock.TimesAsync(Suite, "clients", counselor, ["/api/v1/counselor/clients"]),
            .. await HttpClock.TimesAsync(Suite, "matches", counselor, [.. clients.Select(client => $"/api/v1/counselor/clients/{client}/matches?take=20")]),
            .. await HttpClock.TimesAsync(Suite, "constant", counselor, ["/healthz"])];
    }

    private static async Task AddClientAsync(MeasuredHost host, int i)
    {
        using var person = await host.NewJobSeekerAsync();
        using var profile = await person.PutAsJsonAsync("/api/v1/me/profile", People.Profile(i));
        profile.EnsureSuccessStatusCode();
        using var permit = await person.PostAsJsonAsync("/api/v1/me/permits", new { lastDay = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(100 + i) });
        permit.EnsureSuccessStatusCode();
        using var grant = await person.PostAsJsonAsync("/api/v1/me/grants", new { code = Code, fields = new[] { "displayName", "skills", "wants" }, purpose = "advice", textVersion = "1", textLanguage = "en" });
        grant.EnsureSuccessStatusCode();
    }
}
