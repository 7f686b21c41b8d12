using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Features.Openings;
using Pathways.Api.Features.Places;
using Pathways.Api.Tests.Http;
using Pathways.EndToEnd.Tests;
using Pathways.Host.SampleData;
using Pathways.Matching;

namespace Pathways.Api.Tests.Access;

/// <summary>All that a stranger and an employer can be served, read for words that tell what the platform is for.</summary>
public sealed class CrawlTests(PathwaysApp production)
{
    private static readonly Dictionary<string, string> WithSampleData = new() { ["SampleData:Load"] = "true" };
    private static readonly string[] Unlinked = ["/robots.txt", "/sitemap.xml", "/favicon.ico", "/.well-known/security.txt", "/manifest.webmanifest", "/nothing/here", "/error/400", "/error/404", "/error/500",
        "/ops/jobs", "/healthz", "/readyz", "/api/v1", "/api/v1/nothing"];

    [Fact]
    [Trait("Invariant", "30")]
    public async Task Without_an_account_nothing_tells_what_the_platform_is_for_nor_names_an_employer_or_a_workplace()
    {
        await using var app = await PathwaysApp.StartAsync(WithSampleData, "Development");
        var crawl = new Crawl(await PagesDoor.BrowserAsync(app, null));
        await crawl.FromAsync(["/", .. Unlinked]);
        await CallTheApiAsync(app, crawl, app.Anonymous);
        Assert.True(crawl.Served.Count > 100 && crawl.Served.Count(one => one.Status == 200) > 10, $"{crawl.Served.Count} answers");
        Assert.Equal([], Telling(crawl));

        var sample = new SampleOpenings(app.Services.GetRequiredService<Taxonomy>(), app.Services.GetRequiredService<PlaceService>(), app.Services.GetRequiredService<OpeningService>().Today);
        var employers = sample.Employers().Select(employer => employer.LegalName).Distinct().ToList();
        Assert.True(employers.Count > 40 && sample.Openings().Count > 300);
        Assert.Equal([], Holding(crawl, [.. employers, .. sample.Openings().Select(opening => opening.Id), .. sample.Openings().Select(opening => opening.Details.Duties)]));
    }

    [Fact]
    [Trait("Invariant", "30")]
    public async Task To_an_employer_nothing_tells_what_the_platform_is_for()
    {
        await using var app = await PathwaysApp.StartAsync(WithSampleData, "Development");
        var crawl = new Crawl(await PagesDoor.BrowserAsync(app, "sample-employer"));
        await crawl.FromAsync(["/", "/home", .. Unlinked]);
        await CallTheApiAsync(app, crawl, (await app.SignInAsync("sample-employer", withCode: true)).Client);
        Assert.True(crawl.Served.Count(one => one.Status == 200) > 30, $"{crawl.Served.Count(one => one.Status == 200)} answers");
        Assert.Equal([], Telling(crawl));
    }

    [Fact]
    [Trait("Invariant", "30")]
    public async Task Outside_Development_the_contract_and_its_page_are_for_signed_in_staff()
    {
        var employer = await production.NewStaffAsync(Security.Roles.Employer);
        foreach (var (name, expected) in new[] { ((string?)null, HttpStatusCode.Redirect), (employer.SignInName, HttpStatusCode.Forbidden) })
        {
            var crawl = new Crawl(await PagesDoor.BrowserAsync(production, name));
            await crawl.FromAsync("/openapi/v1.json", "/api", "/api/index.html", "/ops/jobs");
            Assert.All(crawl.Served.Where(one => one.Address is "/openapi/v1.json" or "/api"), one => Assert.Equal((int)expected, one.Status));
            Assert.Equal([], Telling(crawl));
        }
    }

    /// <summary>Every route, by its own method, once as it is and once with a body that is none: what is refused speaks too.</summary>
    private static async Task CallTheApiAsync(PathwaysApp app, Crawl crawl, HttpClient client)
    {
        foreach (var route in ApiRoute.AllOf(app).Where(route => !route.Pattern.Contains("/sessions/", StringComparison.Ordinal)))
            foreach (var content in new[] { null, new StringContent("{ \"x\": [", Encoding.UTF8, "application/json") })
            {
                using var request = new HttpRequestMessage(new(route.Method), route.Address) { Content = content };
                using var answer = await client.SendAsync(request);
                await crawl.KeepAsync(route.ToString(), answer);
            }
    }

    private static IReadOnlyList<string> Telling(Crawl crawl) =>
        [.. crawl.Served.SelectMany(one => EndToEnd.Tests.Telling.Words().Matches(one.Text).Select(word => $"{one.Address} says '{word.Value}': {Around(one.Text, word)}")).Distinct()];

    private static string Around(string text, Match word) => text[Math.Max(0, word.Index - 40)..Math.Min(text.Length, word.Index + 40)].ReplaceLineEndings(" ");

    private static IReadOnlyList<string> Holding(Crawl crawl, IReadOnlyCollection<string> words) =>
        [.. crawl.Served.SelectMany(one => words.Where(word => one.Text.Contains(word, StringComparison.OrdinalIgnoreCase)
            || one.Text.Contains(WebUtility.HtmlEncode(word), StringComparison.OrdinalIgnoreCase)).Select(word => $"{one.Address} holds '{word}'")).Distinct()];
}
