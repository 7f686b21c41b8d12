using Microsoft.Playwright;

namespace Pathways.EndToEnd.Tests;

/// <summary>From one person to another and back, by pages alone and without script.</summary>
public sealed class SharingTests(Site site)
{
    private const string CounselorsCode = "MAYA DESK";

    [Fact]
    [Trait("Invariant", "2")]
    public async Task Who_is_invited_shares_what_they_choose_and_what_is_shared_is_seen_answered_with_a_recommendation_and_gone_with_the_next_click_when_it_is_stopped()
    {
        var name = "Wren " + Guid.NewGuid().ToString("N")[..6];
        await using var person = await site.VisitAsync();
        await using var counselor = await site.VisitAsync();
        await counselor.SignInAsync("sample-counselor");
        await counselor.GoAsync("/invitations");
        await counselor.PressAsync("Make a slip");
        await person.RegisterAsync(await counselor.Page.Locator("#slip-code").InnerTextAsync());
        var address = await ShareAndRecommendAsync(person, counselor, name);

        await person.GoAsync("/suggested");
        Assert.Contains("They are kind, and they train you.", await person.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(await person.PictureAsync("suggested-one"));
        await person.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "I would like this" }).ClickAsync();
        await counselor.GoAsync(address);
        Assert.Contains("taken up", await counselor.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        await person.GoAsync("/share");
        Assert.Empty(await person.PictureAsync("share-one"));
        await person.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Stop sharing" }).ClickAsync();
        Assert.Contains("They see nothing from now on", await person.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(404, (await counselor.GoAsync(address)).Status);
        await person.GoAsync("/who-saw");
        Assert.Contains("Maya Okafor, ", await person.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_declines_says_no_reason_and_loses_nothing()
    {
        var name = "Wren " + Guid.NewGuid().ToString("N")[..6];
        await using var person = await site.VisitAsync();
        await using var counselor = await site.VisitAsync();
        await counselor.SignInAsync("sample-counselor");
        await person.RegisterAsync();
        var address = await ShareAndRecommendAsync(person, counselor, name);
        await person.GoAsync("/jobs");
        var before = await person.Page.Locator("main article h2").AllInnerTextsAsync();

        await person.GoAsync("/suggested");
        await person.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Not for me" }).ClickAsync();
        Assert.Contains("You said that it is not for you.", await person.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await person.Page.Locator("main textarea").CountAsync());
        await counselor.GoAsync(address);
        Assert.Contains("declined", await counselor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await person.GoAsync("/jobs");
        Assert.Equal(before, await person.Page.Locator("main article h2").AllInnerTextsAsync());
        await person.GoAsync("/suggested");
        Assert.True(await person.Page.GetByRole(AriaRole.Button, new() { Name = "I would like it after all" }).IsVisibleAsync());
    }

    /// <summary>The person says a name and shares it with the counselor, who recommends a job; answers the address of the person's page.</summary>
    private static async Task<string> ShareAndRecommendAsync(Visitor person, Visitor counselor, string name)
    {
        await person.GoAsync("/profile/more");
        await person.Page.GetByLabel("A name to be called by").FillAsync(name);
        await person.PressAsync("Save");
        await ShareAsync(person, "name", "skills");
        await counselor.GoAsync("/people");
        await counselor.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        var address = new Uri(counselor.Page.Url).AbsolutePath;
        await counselor.Page.GetByRole(AriaRole.Link, new() { Name = "Recommend" }).First.ClickAsync();
        await counselor.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await counselor.Page.GetByLabel("Why this one?").FillAsync("They are kind, and they train you.");
        await counselor.PressAsync("Send");
        return address;
    }

    private static async Task ShareAsync(Visitor person, params string[] fields)
    {
        await person.GoAsync("/share");
        await person.Page.GetByLabel("Their code").FillAsync(CounselorsCode);
        await person.PressAsync("Look who it is");
        foreach (var field in fields)
            await person.Page.GetByLabel(field, new() { Exact = true }).CheckAsync(new() { Force = true });
        await person.PressAsync("Show me what they would see");
        Assert.Empty(await person.PictureAsync("share-preview"));
        await person.PressAsync("Share this");
        Assert.Contains("Shared. They can see it now.", await person.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }
}
