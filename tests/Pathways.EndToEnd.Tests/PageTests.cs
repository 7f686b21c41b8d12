using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Pathways.EndToEnd.Tests;

/// <summary>What holds for every page, at the width of a phone and of a desk.</summary>
public sealed class PageTests(Site site)
{
    private const int MostBytes = 60_000;

    [Fact]
    [Trait("Invariant", "16"), Trait("Invariant", "30")]
    public async Task Every_page_works_without_script_is_light_and_tells_nothing()
    {
        var wrong = new List<string>();
        foreach (var pages in PageList.All.GroupBy(page => page.Who))
        {
            await using var visitor = await site.VisitAsync();
            await EnterAsync(visitor, pages.Key);
            foreach (var page in pages)
                wrong.AddRange((await FaultsOfAsync(visitor, page)).Select(fault => $"{page.Name}: {fault}"));
            wrong.AddRange(visitor.Complaints.Where(complaint => !complaint.Contains("status of", StringComparison.Ordinal)));
            wrong.AddRange(visitor.Requests.Where(request => request.Authority != visitor.Home.Authority && request.Scheme != "data").Select(request => $"asked {request}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_page_has_no_fault_that_axe_can_find()
    {
        var wrong = new List<string>();
        foreach (var pages in PageList.All.GroupBy(page => page.Who))
        {
            await using var visitor = await site.VisitAsync(script: true);
            await EnterAsync(visitor, pages.Key);
            foreach (var page in pages)
            {
                await visitor.GoAsync(await PathOfAsync(visitor, page));
                foreach (var width in Site.Widths)
                {
                    await visitor.Page.SetViewportSizeAsync(width, 800);
                    wrong.AddRange((await visitor.Page.RunAxe()).Violations.SelectMany(violation => violation.Nodes,
                        (violation, node) => $"{page.Name} at {width}: {violation.Id}: {violation.Help}: {node.Html} {node.Any.FirstOrDefault()?.Message}"));
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Pages_with_something_on_them_have_no_fault_that_axe_can_find_either()
    {
        await using var visitor = await site.VisitAsync(script: true);
        var wrong = new List<string>();
        await visitor.RegisterAsync();
        await LookAsync("registered");
        await visitor.GoAsync("/calendar");
        await visitor.PressAsync("Save");
        await LookAsync("faults");
        await visitor.GoAsync("/profile/skills");
        await visitor.Page.GetByLabel("In your own words").FillAsync("I cooked soups and braided hair");
        await visitor.PressAsync("Look for skills");
        await LookAsync("skills found");
        await visitor.EnterPermitAsync(DateOnly.FromDateTime(DateTime.UtcNow).AddDays(40));
        await LookAsync("calendar with a permit");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Change or take away" }).ClickAsync();
        await LookAsync("change a permit");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        async Task LookAsync(string what) =>
            wrong.AddRange((await visitor.Page.RunAxe()).Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{what}: {violation.Id}: {violation.Help}: {node.Html}"));
    }

    private static async Task<List<string>> FaultsOfAsync(Visitor visitor, PageToSee page)
    {
        var faults = new List<string>();
        var response = await visitor.GoAsync(await PathOfAsync(visitor, page));
        var (title, html) = (await visitor.Page.TitleAsync(), await response.TextAsync());
        faults.AddRange((await visitor.PictureAsync(page.Name)).Select(width => $"is wider than {width}"));
        if (response.Status != page.Status)
            faults.Add($"answered {response.Status}");
        if (title.Length is 0 or > 30 || Telling.Words().IsMatch(title) || Telling.WordsOfTitles().IsMatch(title))
            faults.Add($"title '{title}'");
        if (Telling.Words().Match(html) is { Success: true } word)
            faults.Add($"says '{word.Value}'");
        if (html.Contains("<script", StringComparison.OrdinalIgnoreCase) || html.Contains(" style=", StringComparison.OrdinalIgnoreCase))
            faults.Add("has a script or an inline style");
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
        var steps = page.Path.Split(" → ");
        var path = steps[0];
        foreach (var link in steps.Skip(1))
        {
            await visitor.GoAsync(path);
            path = (await visitor.Page.Locator(link).First.GetAttributeAsync("href"))!;
        }
        return path;
    }
}
