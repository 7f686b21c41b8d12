using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Pathways.EndToEnd.Tests;

/// <summary>Pages for everybody: what axe can find is mended.</summary>
public sealed class AxeTests(Site site)
{
    [Fact]
    public async Task Every_page_has_no_fault_that_axe_can_find()
    {
        var wrong = new List<string>();
        foreach (var pages in PageList.All.GroupBy(page => page.Who))
        {
            await using var visitor = await site.VisitAsync(script: true);
            await visitor.EnterAsync(pages.Key);
            foreach (var page in pages)
            {
                await visitor.GoAsync(await visitor.PathOfAsync(page));
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
}
