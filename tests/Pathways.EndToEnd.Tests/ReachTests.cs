using Microsoft.Playwright;

namespace Pathways.EndToEnd.Tests;

/// <summary>Pages for fingers and for keys.</summary>
public sealed class ReachTests(Site site)
{
    private const string TooSmall = """
        [...document.querySelectorAll('button, .button, .go, .brand, .tabs a, .menu a, .door, summary, select, input:not([type=hidden]), textarea')]
          .map(e => e.matches('.chip input') ? e.parentElement : e.matches('.week-taps input') ? e.nextElementSibling : e.matches('.tick input') ? e.parentElement : e)
          .filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 43.5)
          .map(e => e.outerHTML.slice(0, 120) + ' ' + e.getBoundingClientRect().height)
        """;

    private const string Covered = """
        (() => {
          const e = document.activeElement, top = document.querySelector('.top').getBoundingClientRect().bottom;
          if (!e || e === document.body || e.closest('.top, .skip')) return null;
          const r = (e.matches('.chip input, .week-taps input') ? e.nextElementSibling : e).getBoundingClientRect();
          return r.top < top - 1 || r.bottom > innerHeight + 1 ? e.outerHTML.slice(0, 100) + ' at ' + r.top : null;
        })()
        """;

    [Fact]
    public async Task What_can_be_tapped_is_large_enough_and_what_has_the_focus_is_never_covered()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("sample-seeker");
        var wrong = new List<string>();
        foreach (var page in PageList.All.Where(page => page.Who is Who.Seeker or Who.Nobody && !page.Path.Contains(' ')))
        {
            await visitor.GoAsync(page.Path);
            wrong.AddRange((await visitor.Page.EvaluateAsync<string[]>(TooSmall)).Select(small => $"{page.Name}: {small}"));
        }
        await visitor.GoAsync("/jobs");
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the page", await visitor.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await TabAsync(visitor, "Tab", 30, wrong);
        await TabAsync(visitor, "Shift+Tab", 25, wrong);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task TabAsync(Visitor visitor, string key, int times, List<string> wrong)
    {
        for (var i = 0; i < times; i++)
        {
            await visitor.Page.Keyboard.PressAsync(key);
            if (await visitor.Page.EvaluateAsync<string?>(Covered) is { } covered)
                wrong.Add($"{key} {i}: {covered}");
        }
    }
}
