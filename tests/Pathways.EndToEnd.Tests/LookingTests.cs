using Microsoft.Playwright;

namespace Pathways.EndToEnd.Tests;

/// <summary>Looking for a job, and being away for a while, by the pages alone and without script.</summary>
public sealed class LookingTests(Site site)
{
    [Fact]
    public async Task Somebody_looks_for_words_a_place_and_times_and_keeps_them_while_changing_the_order()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.RegisterAsync();
        await visitor.GoAsync("/jobs");
        await visitor.Page.GetByText("Look for something").ClickAsync();
        await visitor.Page.GetByLabel("Words").FillAsync("kitchen");
        await visitor.Page.GetByLabel("Near").FillAsync("20010");
        await visitor.Page.GetByLabel("Nights").CheckAsync(new() { Force = true });
        await visitor.PressAsync("Show these");
        var found = await TitlesAsync(visitor);
        Assert.NotEmpty(found);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Best paid" }).ClickAsync();
        Assert.Equal(found.Order(StringComparer.Ordinal), (await TitlesAsync(visitor)).Order(StringComparer.Ordinal));
        Assert.Equal("kitchen", await visitor.Page.GetByLabel("Words").InputValueAsync());
        Assert.True(await visitor.Page.GetByLabel("Nights").IsCheckedAsync());

        await visitor.Page.GetByText("Look for something").ClickAsync();
        await visitor.Page.GetByLabel("Pay an hour, at least").FillAsync("lots");
        await visitor.PressAsync("Show these");
        Assert.Contains("This should be a number", await visitor.Page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("lots", await visitor.Page.GetByLabel("Pay an hour, at least").InputValueAsync());
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Show all again" }).First.ClickAsync();
        Assert.True((await TitlesAsync(visitor)).Count > found.Count);
    }

    [Fact]
    public async Task Somebody_who_is_away_gets_nothing_and_finds_it_when_they_are_back()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.RegisterAsync();
        await visitor.GoAsync("/inbox");
        await visitor.PressAsync("I am away");
        Assert.Contains("You are away.", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(await visitor.PictureAsync("inbox-away"));
        await visitor.EnterPermitAsync(DateOnly.FromDateTime(DateTime.UtcNow).AddDays(21));
        // Two sweeps, which would have brought it.
        await Task.Delay(TimeSpan.FromSeconds(12));
        await visitor.GoAsync("/inbox");
        Assert.Equal(0, await visitor.Page.Locator("main article").CountAsync());

        await visitor.GoAsync("/jobs");
        await visitor.PressAsync("I am back");
        Assert.DoesNotContain("You are away.", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await visitor.UntilShownAsync("/inbox", "Open the calendar");
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(Visitor visitor) => await visitor.Page.Locator("main article h2").AllInnerTextsAsync();
}
