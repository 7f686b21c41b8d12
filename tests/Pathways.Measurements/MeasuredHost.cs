using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OtpNet;
using Pathways.Api.Features.Accounts;
using Pathways.Api.Features.Employers;
using Pathways.Api.Features.Openings;
using Pathways.Host.SampleData;
using Pathways.Matching;
using PayPer = Pathways.Api.Features.Openings.PayPer;

namespace Pathways.Measurements;

/// <summary>The host on a loopback port with its embedded database in a folder of its own, and invented openings.</summary>
internal sealed class MeasuredHost : WebApplicationFactory<SampleDataAtStart>
{
    private const string Passphrase = "try pathways locally", Secret = "JBSWY3DPEHPK3PXP";
    private const double Lat = 38.9, Lon = -77.03;
    private const int Employers = 200;
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], Parts = ["morning", "afternoon", "evening", "night"];
    private readonly string _folder = Directory.CreateTempSubdirectory("pathways-measured-").FullName;

    private MeasuredHost() => UseKestrel(0);

    /// <summary>Starts a host in which so many openings are live and ranked.</summary>
    public static async Task<MeasuredHost> StartAsync(int openings)
    {
        var host = new MeasuredHost();
        host.StartServer();
        await host.AddOpeningsAsync(openings);
        var person = await host.NewJobSeekerAsync();
        while ((await person.GetFromJsonAsync<JsonElement>("/api/v1/me/matches?take=1&ranking=off")).GetProperty("total").GetInt32() < openings)
            await Task.Delay(500);
        return host;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development").UseContentRoot(AppContext.BaseDirectory);
        foreach (var (key, value) in new[] { ("LocalMongo:DataFolder", _folder), ("SampleData:Load", "false"), ("Accounts:OpenRegistration", "true") })
            builder.UseSetting(key, value);
        builder.ConfigureLogging(logging => logging.ClearProviders());
    }

    /// <summary>A client of somebody who just registered.</summary>
    public async Task<HttpClient> NewJobSeekerAsync()
    {
        var client = CreateClient();
        using var made = await client.PostAsJsonAsync("/api/v1/account/register", new { passphrase = Passphrase, language = "en" });
        made.EnsureSuccessStatusCode();
        return await SignInAsync((await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("signInName").GetString()!, code: null);
    }

    /// <summary>A client of a new staff account with one role, and the account's id.</summary>
    public async Task<(HttpClient Client, string Id)> NewStaffAsync(string role)
    {
        var name = "measured-" + Guid.NewGuid().ToString("N")[..8];
        await using var scope = Services.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<AccountService>().CreateAsync(new(name, Passphrase, [role], TotpSecret: Secret), CancellationToken.None);
        return (await SignInAsync(name, new Totp(Base32Encoding.ToBytes(Secret)).ComputeTotp()), id!);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<HttpClient> SignInAsync(string name, string? code)
    {
        var client = CreateClient();
        using var response = await client.PostAsJsonAsync("/api/v1/account/sign-in", new { signInName = name, passphrase = Passphrase, code });
        response.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        return client;
    }

    private async Task AddOpeningsAsync(int count)
    {
        var service = Services.GetRequiredService<OpeningService>();
        var (today, occupations) = (service.Today, Services.GetRequiredService<Taxonomy>().Occupations);
        await Services.GetRequiredService<EmployerService>().AddAsync([.. Enumerable.Range(0, Employers)
            .Select(i => new NewEmployer($"employer-{i}", $"Invented Works {i}, LLC", EmployerState.Approved, today.AddYears(1)))], CancellationToken.None);
        foreach (var some in Enumerable.Range(0, count).Chunk(5000))
            await service.AddAsync([.. some.Select(i => Opening(i, occupations[i * 7 % occupations.Count], today))], CancellationToken.None);
    }

    private static NewOpening Opening(int i, Concept occupation, DateOnly today)
    {
        var skills = occupation.Skills.OrderByDescending(skill => skill.Value).Select(skill => skill.Key).ToList();
        return new($"opening-{i:D6}", $"employer-{i % Employers}", OpeningState.Live, today.AddDays(-i % 40), new OpeningDetails
        {
            Kind = Pathways.Matching.OpeningKind.Job,
            Title = occupation.Label("en"),
            Occupation = occupation.Id,
            Duties = "Invented work, in a place with other people.",
            RequiredSkills = [.. skills.Take(3)],
            WelcomeSkills = [.. skills.Skip(3).Take(2)],
            Pay = new(12 + i * 5 % 17, 14 + i * 5 % 17, "USD", PayPer.Hour),
            HoursPerWeek = 20 + i % 21,
            Shifts = [.. Enumerable.Range(0, i % 4).Select(slot => $"{Days[(i + slot) % 7]}-{Parts[(i / 3 + slot) % 4]}")],
            Place = new("Invented Town", Lat + (i % 41 - 20) * 0.02, Lon + (i % 37 - 18) * 0.025),
            Start = today.AddDays(i % 60),
            LastDayToApply = today.AddDays(30 + i % 60),
            Kinds = [.. occupation.Kinds],
        });
    }
}
