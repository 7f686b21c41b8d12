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
            await visitor.EnterAsync(pages.Key);
            foreach (var page in pages)
                wrong.AddRange((await FaultsOfAsync(visitor, page)).Select(fault => $"{page.Name}: {fault}"));
            wrong.AddRange(visitor.Complaints.Where(complaint => !complaint.Contains("status of", StringComparison.Ordinal)));
            wrong.AddRange(visitor.Requests.Where(request => request.Authority != visitor.Home.Authority && request.Scheme != "data").Select(request => $"asked {request}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<List<string>> FaultsOfAsync(Visitor visitor, PageToSee page)
    {
        var faults = new List<string>();
        var response = await visitor.GoAsync(await visitor.PathOfAsync(page));
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
}
