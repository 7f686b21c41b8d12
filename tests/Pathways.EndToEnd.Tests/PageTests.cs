using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Pathways.EndToEnd.Tests;

/// <summary>What holds for every page, at the width of a phone and of a desk.</summary>
public sealed class PageTests(Site site)
{
    private const int MostBytes = 60_000;

    [Theory, InlineData(360), InlineData(1280)]
    [Trait("Invariant", "16"), Trait("Invariant", "30")]
    public async Task Every_page_works_without_script_is_light_and_tells_nothing(int width)
    {
        var wrong = new List<string>();
        foreach (var pages in PageList.All.GroupBy(page => page.Who))
        {
            await using var visitor = await site.VisitAsync(width);
            await EnterAsync(visitor, pages.Key);
            foreach (var page in pages)
                wrong.AddRange((await FaultsOfAsync(visitor, page, width)).Select(fault => $"{page.Name} at {width}: {fault}"));
            wrong.AddRange(visitor.Complaints.Where(complaint => !complaint.Contains("status of", StringComparison.Ordinal)));
            wrong.AddRange(visitor.Requests.Where(request => request.Authority != visitor.Home.Authority && request.Scheme != "data").Select(request => $"asked {request}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, InlineData(360), InlineData(1280)]
    public async Task Every_page_has_no_fault_that_axe_can_find(int width)
    {
        var wrong = new List<string>();
        foreach (var pages in PageList.All.GroupBy(page => page.Who))
        {
            await using var visitor = await site.VisitAsync(width, script: true);
            await EnterAsync(visitor, pages.Key);
            foreach (var page in pages)
            {
                await visitor.GoAsync(await PathOfAsync(visitor, page));
                var result = await visitor.Page.RunAxe();
                wrong.AddRange(result.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{page.Name} at {width}: {violation.Id}: {violation.Help}: {node.Html} {node.Any.FirstOrDefault()?.Message}"));
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<List<string>> FaultsOfAsync(Visitor visitor, PageToSee page, int width)
    {
        var faults = new List<string>();
        var response = await visitor.GoAsync(await PathOfAsync(visitor, page));
        var (title, html) = (await visitor.Page.TitleAsync(), await response.TextAsync());
        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots, $"{page.Name}-{width}.png"), FullPage = true });
        if (response.Status != page.Status)
            faults.Add($"answered {response.Status}");
        if (title.Length is 0 or > 30 || Telling.Words().IsMatch(title) || Telling.WordsOfTitles().IsMatch(title))
            faults.Add($"title '{title}'");
        if (Telling.Words().Match(html) is { Success: true } word)
            faults.Add($"says '{word.Value}'");
        if (html.Contains("<script", StringComparison.OrdinalIgnoreCase) || html.Contains(" style=", StringComparison.OrdinalIgnoreCase))
            faults.Add("has a script or an inline style");
        if (await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") > width)
            faults.Add("is wider than the window");
        if (!response.Headers.TryGetValue("content-encoding", out var encoding) || encoding is not ("br" or "gzip"))
            faults.Add("is not compressed");
        if ((await response.Request.SizesAsync()).ResponseBodySize is > MostBytes and var bytes)
            faults.Add($"weighs {bytes} bytes");
        if (response.Headers.GetValueOrDefault("cache-control") != "no-store" || response.Headers.GetValueOrDefault("referrer-policy") != "no-referrer")
            faults.Add("may be kept, or tells where one was");
        if (page.Path != "/" && response.Headers.GetValueOrDefault("x-robots-tag") != "noindex")
            faults.Add("may be indexed");
        if (!await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Exit" }).IsVisibleAsync())
            faults.Add("has no Exit");
        return faults;
    }

    private static async Task EnterAsync(Visitor visitor, Who who)
    {
        if (who != Who.Nobody)
            await visitor.SignInAsync("sample-" + who.ToString().ToLowerInvariant());
    }

    private static async Task<string> PathOfAsync(Visitor visitor, PageToSee page)
    {
        if (page.Path != "{job}")
            return page.Path;
        await visitor.GoAsync("/jobs");
        return (await visitor.Page.Locator("main article h2 a").First.GetAttributeAsync("href"))!;
    }
}
