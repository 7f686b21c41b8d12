using Microsoft.Playwright;

namespace Pathways.EndToEnd.Tests;

/// <summary>From one person to another and back, by pages alone and without script.</summary>
public sealed class SharingTests(Site site)
{
    private const string CounselorsCode = "MAYA DESK";

    [Fact]
    [Trait("Invariant", "2")]
    public async Task What_is_shared_is_seen_answered_with_a_recommendation_and_gone_with_the_next_click_when_it_is_stopped()
    {
        var name = "Wren " + Guid.NewGuid().ToString("N")[..6];
        await using var person = await site.VisitAsync();
        await using var counselor = await site.VisitAsync();
        await counselor.SignInAsync("sample-counselor");
        await person.RegisterAsync();
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
        Assert.Contains("A member of staff", await person.Page.InnerTextAsync("main"), StringComparison.Ordinal);
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
