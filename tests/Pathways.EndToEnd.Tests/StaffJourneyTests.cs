using Microsoft.Playwright;

namespace Pathways.EndToEnd.Tests;

/// <summary>Whole ways of counselors and administrators, by the pages alone and without script.</summary>
public sealed class StaffJourneyTests(Site site)
{
    private const string Ana = "Ana";

    [Fact]
    public async Task A_counselor_sees_who_shares_compares_jobs_and_recommends_one_in_their_own_words()
    {
        await using var counselor = await site.VisitAsync();
        await counselor.SignInAsync("sample-counselor");
        await OpenPersonAsync(counselor);
        Assert.Contains("Cook soups and stews", await counselor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await counselor.Page.Locator("main article input[type=checkbox]").Nth(4).CheckAsync();
        await counselor.Page.Locator("main article input[type=checkbox]").Nth(5).CheckAsync();
        await counselor.PressAsync("Compare what is ticked");
        Assert.Equal(2, await counselor.Page.GetByRole(AriaRole.Radio).CountAsync());

        await counselor.PressAsync("Send");
        Assert.Contains("Choose one of the jobs first", await counselor.Page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        var title = await counselor.Page.Locator(".compare h2").First.InnerTextAsync();
        await counselor.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await counselor.Page.GetByLabel("Why this one?").FillAsync("They are kind people, and it is near you.");
        await counselor.PressAsync("Send");
        var page = await counselor.Page.InnerTextAsync("main");
        Assert.Contains("Sent. It is in their inbox.", page, StringComparison.Ordinal);
        Assert.Contains(title, await counselor.Page.Locator("section[aria-labelledby=recommended]").InnerTextAsync(), StringComparison.Ordinal);

        await using var seeker = await site.VisitAsync();
        await seeker.SignInAsync("sample-seeker");
        await seeker.UntilShownAsync("/inbox", "suggested");
    }

    [Fact]
    public async Task A_counselor_of_another_organisation_finds_no_sign_of_somebody_who_did_not_choose_them()
    {
        await using var counselor = await site.VisitAsync();
        await counselor.SignInAsync("sample-counselor");
        await OpenPersonAsync(counselor);
        var address = new Uri(counselor.Page.Url).AbsolutePath;

        await using var other = await site.VisitAsync();
        await other.SignInAsync("sample-counselor-2");
        await other.GoAsync("/people");
        Assert.DoesNotContain(Ana, await other.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(404, (await other.GoAsync(address)).Status);
        Assert.Equal(404, (await other.GoAsync(address + "/recommend?opening=sample-larkspur-kitchen-kitchen-helper-1")).Status);
    }

    [Fact]
    public async Task A_slip_holds_a_code_and_no_name_and_works_once()
    {
        await using var counselor = await site.VisitAsync();
        await counselor.SignInAsync("sample-counselor");
        await counselor.GoAsync("/invitations");
        await counselor.PressAsync("Make a slip");
        var slip = await counselor.Page.Locator(".slip").InnerTextAsync();
        Assert.Contains("hrbr-team", slip, StringComparison.Ordinal);
        Assert.DoesNotContain("Okafor", slip, StringComparison.Ordinal);
        Assert.Empty(await counselor.PictureAsync("slip"));
        var code = await counselor.Page.Locator("#slip-code").InnerTextAsync();

        await using var person = await site.VisitAsync();
        await RegisterAsync(person, code);
        Assert.True(await person.Page.Locator("#sign-in-name").IsVisibleAsync(), await person.Page.InnerTextAsync("main"));
        await using var second = await site.VisitAsync();
        await RegisterAsync(second, code);
        Assert.Equal(0, await second.Page.Locator("#sign-in-name").CountAsync());
    }

    [Fact]
    public async Task An_administrator_invites_a_counselor_who_comes_in_and_is_out_again_with_the_next_click()
    {
        await using var admin = await site.VisitAsync();
        await admin.SignInAsync("sample-admin");
        await admin.GoAsync("/invitations");
        var name = "Nadia " + Guid.NewGuid().ToString("N")[..6];
        var form = admin.Page.Locator("form", new() { HasText = "A member of staff" });
        await form.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await form.GetByLabel("Counselor").CheckAsync(new() { Force = true });
        await form.GetByLabel("Day team").CheckAsync(new() { Force = true });
        await admin.PressAsync("Make an invitation");
        var code = await admin.Page.Locator("#slip-code").InnerTextAsync();

        await using var nadia = await site.VisitAsync();
        await RegisterAsync(nadia, code);
        var (signInName, secret) = (await nadia.Page.Locator("#sign-in-name").InnerTextAsync(), await nadia.Page.Locator("#authenticator").InnerTextAsync());
        await nadia.SignInAsync(signInName, secret: secret);
        await nadia.GoAsync("/people");
        Assert.Contains(Ana, await nadia.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        await admin.GoAsync("/organisation");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await admin.PressAsync("Take them out");
        Assert.Contains("They are out", await admin.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await nadia.GoAsync("/people");
        Assert.Contains("/sign-in", nadia.Page.Url, StringComparison.Ordinal);
    }

    private static async Task OpenPersonAsync(Visitor counselor)
    {
        await counselor.GoAsync("/people");
        await counselor.Page.GetByRole(AriaRole.Link, new() { Name = Ana, Exact = true }).ClickAsync();
        Assert.Equal(Ana, await counselor.Page.Locator("h1").InnerTextAsync());
    }

    private static async Task RegisterAsync(Visitor visitor, string invitation)
    {
        await visitor.GoAsync("/register");
        await visitor.Page.GetByLabel("Your invitation").FillAsync(invitation);
        await visitor.Page.GetByLabel("Choose a passphrase").FillAsync(Site.Passphrase);
        await visitor.Page.GetByLabel("I am 18 or older").CheckAsync();
        await visitor.PressAsync("Make my account");
    }
}
