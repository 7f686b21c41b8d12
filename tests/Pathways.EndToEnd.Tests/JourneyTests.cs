using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Pathways.EndToEnd.Tests;

/// <summary>Whole ways through the site, by its pages alone and without script.</summary>
public sealed partial class JourneyTests(Site site)
{
    [Fact]
    public async Task Somebody_registers_says_what_they_can_do_and_sees_jobs_with_reasons()
    {
        await using var visitor = await site.VisitAsync();
        Assert.Matches(SignInName(), await visitor.RegisterAsync());
        Assert.Equal(8, await visitor.Page.Locator(".codes li").CountAsync());
        Assert.Empty(await visitor.PictureAsync("registered"));
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Go on" }).ClickAsync();

        await visitor.GoAsync("/profile/skills");
        await visitor.Page.GetByLabel("In your own words").FillAsync("I cooked soups for many people, I braided hair, and I washed dishes in a restaurant");
        await visitor.PressAsync("Look for skills");
        Assert.True(await visitor.Page.GetByLabel("Braid hair").IsCheckedAsync(), await visitor.Page.InnerTextAsync("main"));
        Assert.Empty(await visitor.PictureAsync("skills-found"));
        await visitor.Page.GetByLabel("Braid hair").UncheckAsync(new() { Force = true });
        await visitor.PressAsync("Save");
        var skills = await visitor.Page.InnerTextAsync("main");
        Assert.Contains("Wash dishes", skills, StringComparison.Ordinal);
        Assert.DoesNotContain("Braid hair", skills, StringComparison.Ordinal);

        await visitor.GoAsync("/profile/when-and-where");
        foreach (var day in new[] { "mon", "tue", "wed", "thu", "fri" })
            await visitor.Page.Locator($"#{day}-morning").CheckAsync(new() { Force = true });
        await visitor.Page.GetByLabel("Where should we look?").FillAsync("20010");
        await visitor.PressAsync("Save");
        Assert.Contains("Monday to Friday: morning", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        await visitor.GoAsync("/jobs");
        var cards = visitor.Page.Locator("main article");
        Assert.True(await cards.CountAsync() > 0, await visitor.Page.InnerTextAsync("main"));
        Assert.True(await cards.First.Locator(".reasons li").CountAsync() > 0);
        await cards.First.Locator("h2 a").ClickAsync();
        Assert.Contains("How it fits you", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_not_lost_when_one_field_is_wrong()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.RegisterAsync();
        await visitor.GoAsync("/profile/when-and-where");
        await visitor.Page.Locator("#sat-evening").CheckAsync(new() { Force = true });
        await visitor.Page.GetByLabel("Where should we look?").FillAsync("20010");
        await visitor.Page.GetByLabel("What you want at least").FillAsync("a lot");
        await visitor.PressAsync("Save");
        Assert.Empty(await visitor.PictureAsync("faults"));
        Assert.True(await visitor.Page.Locator("#sat-evening").IsCheckedAsync());
        Assert.Equal("20010", await visitor.Page.GetByLabel("Where should we look?").InputValueAsync());
        await visitor.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).ClickAsync();
        Assert.Equal("minPay-amount", await visitor.Page.EvaluateAsync<string>("document.activeElement?.id || location.hash.slice(1)"));
    }

    [Fact]
    [Trait("Invariant", "15")]
    public async Task A_permit_that_ends_in_three_weeks_leads_to_one_line_in_the_inbox()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.RegisterAsync();
        var last = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(21);
        await visitor.EnterPermitAsync(last);
        Assert.True(await visitor.Page.Locator("svg.timeline").IsVisibleAsync());
        Assert.Empty(await visitor.PictureAsync("calendar-permit"));
        await visitor.UntilShownAsync("/inbox", "Open the calendar");
        Assert.Empty(await visitor.PictureAsync("inbox-line"));
        var lines = visitor.Page.Locator("main article");
        Assert.Equal(1, await lines.CountAsync());
        await visitor.PressAsync("I have read it");
        Assert.True(await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Mark as new" }).IsVisibleAsync());
        Assert.Equal(1, await lines.CountAsync());
    }

    [Fact]
    public async Task A_permit_can_be_changed_and_taken_away()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.RegisterAsync();
        var last = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(400);
        await visitor.EnterPermitAsync(last);
        Assert.Empty(await visitor.PictureAsync("calendar-far"));
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Change or take away" }).ClickAsync();
        Assert.Empty(await visitor.PictureAsync("permit-change"));
        Assert.Equal(last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), await visitor.Page.GetByLabel("Last day of your work permit").InputValueAsync());
        await visitor.Page.GetByLabel("Last day of your work permit").FillAsync(last.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await visitor.PressAsync("Save");
        Assert.Contains(last.AddDays(1).ToString("MMMM d", CultureInfo.InvariantCulture), await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Change or take away" }).ClickAsync();
        await visitor.PressAsync("Take this permit away");
        Assert.Contains("It is gone", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.Page.Locator("svg.timeline").CountAsync());
    }

    [Fact]
    public async Task A_sample_job_seeker_sees_twenty_matches_each_with_reasons_and_can_go_on()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SignInAsync("sample-seeker");
        var cards = visitor.Page.Locator("main article");
        Assert.Equal(20, await cards.CountAsync());
        foreach (var card in await cards.AllAsync())
            Assert.True(await card.Locator(".reasons li").CountAsync() > 0, await card.InnerTextAsync());
        var first = await cards.Locator("h2 a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Show more" }).ClickAsync();
        var second = await cards.Locator("h2 a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        Assert.NotEmpty(second);
        Assert.Empty(first.Intersect(second));
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Best paid" }).ClickAsync();
        Assert.Equal(20, await cards.CountAsync());
    }

    [Fact]
    [Trait("Invariant", "12")]
    public async Task An_employer_that_was_taken_off_the_list_is_not_shown_again()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.RegisterAsync();
        await visitor.GoAsync("/jobs");
        await visitor.Page.Locator("main article h2 a").First.ClickAsync();
        var employer = (await visitor.Page.Locator("main .lead").First.InnerTextAsync()).Split(" · ")[0];
        await visitor.PressAsync("Do not show this employer");
        Assert.True(await visitor.Page.GetByLabel(employer, new() { Exact = true }).IsCheckedAsync());
        foreach (var path in new[] { "/jobs", "/jobs?sort=newest", "/jobs?sort=nearest" })
        {
            await visitor.GoAsync(path);
            Assert.DoesNotContain(employer, await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"^\w+-\w+-\d{4}$")]
    private static partial Regex SignInName();
}
