using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Pathways.Api.Tests.Architecture;
using Pathways.Api.Tests.Http;
using Pathways.EndToEnd.Tests;

namespace Pathways.Api.Tests.Access;

/// <summary>All that a stranger and an employer can be served, read for words that tell what the platform is for.</summary>
public sealed class CrawlTests(CrawledSite site) : IClassFixture<CrawledSite>
{
    private static readonly string[] Unlinked = ["/robots.txt", "/sitemap.xml", "/favicon.ico", "/.well-known/security.txt", "/manifest.webmanifest", "/nothing/here", "/error/400", "/error/404", "/error/500",
        "/openapi/v1.json", "/api", "/api/index.html", "/api/scalar.js", "/ops/jobs", "/healthz", "/readyz", "/api/v1", "/api/v1/nothing"];

    [Fact]
    [Trait("Invariant", "16"), Trait("Invariant", "30")]
    public async Task Without_an_account_nothing_tells_what_the_platform_is_for_nor_names_an_employer_or_a_workplace()
    {
        using var browser = await Browser.OpenAsync(site.App, null);
        var crawl = new Crawl(browser);
        await crawl.FromAsync(["/", .. Unlinked]);
        await CallTheApiAsync(crawl, site.App.Anonymous);
        Assert.True(crawl.Served.Count > 100 && crawl.Served.Count(one => one.Status == 200) > 10, $"{crawl.Served.Count} answers, {string.Join(' ', crawl.Served.Where(one => one.Status == 200).Select(one => one.Address))}");
        Assert.Contains(crawl.Served, one => one.Status == 200 && one.Address.Contains("/site.", StringComparison.Ordinal) && one.Text.Contains("body {", StringComparison.Ordinal));
        AssertNone(TellingIn(crawl));
        AssertNone(Holding(crawl, site.NotForStrangers));
    }

    [Fact]
    [Trait("Invariant", "16")]
    public async Task To_an_employer_nothing_tells_what_the_platform_is_for()
    {
        using var browser = await Browser.OpenAsync(site.App, "sample-employer");
        var crawl = new Crawl(browser);
        await crawl.FromAsync(["/", "/home", .. Unlinked]);
        await CallTheApiAsync(crawl, (await site.App.SignInAsync("sample-employer", withCode: true)).Client);
        Assert.True(crawl.Served.Count(one => one.Status == 200) > 30, $"{crawl.Served.Count(one => one.Status == 200)} answers");
        AssertNone(TellingIn(crawl));
    }

    /// <summary>Texts in languages that no crawl asks for, and the contract. Names of trades are not looked at: "refugee case helper" and "animal shelter worker" are work in any town, among thousands.</summary>
    [Fact]
    [Trait("Invariant", "16")]
    public async Task No_text_and_no_name_in_the_contract_tells()
    {
        var texts = Sources.Of("api/Pathways.Api/Features", ".txt", ".scriban").Append(("contract", (await Contract.OfAsync(site.App)).ToJsonString())).ToList();
        Assert.True(texts.Count > 12);
        AssertNone([.. texts.SelectMany(text => Telling.Words().Matches(text.Item2).Select(word => $"{text.Item1}: {Around(text.Item2, word)}"))]);
    }

    [Theory]
    [InlineData("a shelter for survivors")]
    [InlineData("ayuda a víctimas de trata de personas")]
    [InlineData("victimes de la traite des êtres humains")]
    [InlineData("допомога жертвам торгівлі людьми")]
    [InlineData("ضحايا الاتجار بالبشر")]
    [InlineData("ช่วยเหยื่อค้ามนุษย์")]
    [InlineData("giúp nạn nhân buôn người")]
    [InlineData("帮助人口贩运受害者")]
    [InlineData("tulong sa mga biktima")]
    [InlineData("ndihmë për viktimat e trafikimit")]
    [InlineData("caawinta dhibbanayaasha tahriibka")]
    [InlineData("ሓገዝ ንግዳያት")]
    public void What_would_tell_is_found(string text) => Assert.Matches(Telling.Words(), text);

    /// <summary>Every route, by its own method, once as it is and once with a body that is none: what is refused speaks too.</summary>
    private async Task CallTheApiAsync(Crawl crawl, HttpClient client)
    {
        foreach (var route in ApiRoute.AllOf(site.App).Where(route => !route.Pattern.Contains("/sessions/", StringComparison.Ordinal)))
            foreach (var content in new[] { null, new StringContent("{ \"x\": [", Encoding.UTF8, "application/json") })
            {
                using var request = new HttpRequestMessage(new(route.Method), route.Address) { Content = content };
                using var answer = await client.SendAsync(request);
                await crawl.KeepAsync(route.ToString(), answer);
            }
    }

    private static IReadOnlyList<string> TellingIn(Crawl crawl) =>
        [.. crawl.Served.SelectMany(one => Telling.Words().Matches(one.Text).Select(word => $"{one.Address} says '{word.Value}': {Around(one.Text, word)}")).Distinct()];

    private static void AssertNone(IReadOnlyList<string> faults) => Assert.True(faults.Count == 0, string.Join('\n', faults));

    private static string Around(string text, Match word) => text[Math.Max(0, word.Index - 40)..Math.Min(text.Length, word.Index + 40)].ReplaceLineEndings(" ");

    private static IReadOnlyList<string> Holding(Crawl crawl, IReadOnlyCollection<string> words) =>
        [.. crawl.Served.SelectMany(one => words.Where(word => one.Text.Contains(word, StringComparison.OrdinalIgnoreCase)
            || one.Text.Contains(WebUtility.HtmlEncode(word), StringComparison.OrdinalIgnoreCase)).Select(word => $"{one.Address} holds '{word}'")).Distinct()];
}
