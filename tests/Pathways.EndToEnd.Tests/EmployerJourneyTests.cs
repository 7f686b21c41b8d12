using Microsoft.Playwright;

namespace Pathways.EndToEnd.Tests;

/// <summary>Whole ways of employers and officers, by the pages alone and without script.</summary>
public sealed class EmployerJourneyTests(Site site)
{
    private const string Duties = "You wash pots, peel vegetables and keep the kitchen clean. We show you everything in the first week. There is a long break at noon, and three people share the work.";

    private static readonly string[] Checklist = ["Public register", "Address", "Somebody who answers", "Record of wages and safety", "Promises"];

    [Fact]
    public async Task An_employer_registers_two_officers_approve_and_the_reviewed_opening_is_seen()
    {
        var (name, title) = ("Bluebird Kitchens " + Guid.NewGuid().ToString("N")[..6], "Kitchen helper " + Guid.NewGuid().ToString("N")[..6]);
        await using var employer = await site.VisitAsync();
        await RegisterAsync(employer);
        await employer.Page.GetByLabel("Legal name").FillAsync(name);
        await employer.PressAsync("Register");
        Assert.Contains("Waiting to be checked", await employer.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        var job = await WriteAsync(employer, title);
        await employer.PressAsync("Send for review");
        Assert.Contains("Sent. Somebody reads it", await employer.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        await using var first = await site.VisitAsync();
        await first.SignInAsync("sample-officer");
        await OpenCaseAsync(first, name);
        Assert.Equal(0, await first.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).CountAsync());
        foreach (var item in Checklist)
            await NoteAsync(first, item);
        await ApproveAsync(first);
        Assert.Contains("1 of 2 signatures", await first.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await first.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).CountAsync());
        await ClearAsync(first, title);

        await using var seeker = await site.VisitAsync();
        await seeker.SignInAsync("sample-seeker");
        Assert.Equal(404, (await seeker.GoAsync("/jobs/" + job)).Status);

        await using var second = await site.VisitAsync();
        await second.SignInAsync("sample-officer-2");
        await OpenCaseAsync(second, name);
        await ApproveAsync(second);
        Assert.Contains("approved", await second.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await seeker.UntilShownAsync("/jobs/" + job, title, seconds: 5);
        await seeker.UntilShownAsync("/jobs?sort=newest", title, seconds: 2);

        await employer.GoAsync("/postings/" + job);
        await employer.PressAsync("Pause");
        Assert.Equal(404, (await seeker.GoAsync("/jobs/" + job)).Status);
        await employer.PressAsync("Put live again");
        Assert.Equal(200, (await seeker.GoAsync("/jobs/" + job)).Status);
        await employer.Page.GetByText("Close it").ClickAsync();
        await employer.PressAsync("Close for good");
        Assert.Equal(404, (await seeker.GoAsync("/jobs/" + job)).Status);
    }

    [Fact]
    public async Task Staff_enter_an_employer_without_an_account_and_its_opening_waits_for_the_same_review()
    {
        var (name, title) = ("Fern Hill Farm " + Guid.NewGuid().ToString("N")[..6], "Barn helper " + Guid.NewGuid().ToString("N")[..6]);
        await using var counselor = await site.VisitAsync();
        await counselor.SignInAsync("sample-counselor");
        await counselor.GoAsync("/employers");
        await counselor.Page.GetByLabel("Legal name").FillAsync(name);
        await counselor.PressAsync("Enter it");
        await counselor.Page.Locator("li", new() { HasText = name }).GetByRole(AriaRole.Link, new() { Name = "Write an opening" }).ClickAsync();
        Assert.Equal(name, await counselor.Page.Locator("#employerId option:checked").InnerTextAsync());
        await FillAsync(counselor, title);
        await counselor.PressAsync("Keep as a draft");
        Assert.Contains("A review will ask", await counselor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await counselor.PressAsync("Send for review");

        await using var officer = await site.VisitAsync();
        await officer.SignInAsync("sample-officer");
        await OpenCaseAsync(officer, name);
        Assert.Contains("Staff entered this employer", await officer.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await officer.GoAsync("/reviews");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await officer.Page.GetByLabel("Why").FillAsync("Say when the first pay comes.");
        await officer.PressAsync("Don’t let it through");

        await counselor.GoAsync("/postings?shelf=Draft");
        await counselor.Page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        Assert.Contains("Say when the first pay comes.", await counselor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skills_are_found_in_an_openings_words_and_nothing_that_was_typed_is_lost()
    {
        await using var employer = await site.VisitAsync();
        await employer.SignInAsync("sample-employer");
        await employer.GoAsync("/postings/new");
        await FillAsync(employer, "Dishwasher, evenings");
        await employer.Page.GetByLabel("From, in dollars").FillAsync("lots");
        await employer.PressAsync("Look for skills in what I wrote");
        Assert.True(await employer.Page.Locator("#requiredSkills .chip").CountAsync() > 0, await employer.Page.InnerTextAsync("main"));
        await employer.Page.Locator("#requiredSkills .chip input").First.CheckAsync(new() { Force = true });
        await employer.PressAsync("Keep as a draft");
        Assert.Contains("This should be a number", await employer.Page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("Dishwasher, evenings", await employer.Page.GetByLabel("Title").InputValueAsync());
        Assert.True(await employer.Page.Locator("#requiredSkills .chip input").First.IsCheckedAsync());
    }

    private static async Task RegisterAsync(Visitor employer)
    {
        await employer.GoAsync("/register");
        await employer.Page.GetByRole(AriaRole.Link, new() { Name = "I want to post jobs" }).ClickAsync();
        await employer.Page.GetByLabel("Choose a passphrase").FillAsync(Site.Passphrase);
        await employer.PressAsync("Make my account");
        var (name, secret) = (await employer.Page.Locator("#sign-in-name").InnerTextAsync(), await employer.Page.Locator("#authenticator").InnerTextAsync());
        await employer.SignInAsync(name, secret: secret);
        await employer.GoAsync("/company");
    }

    private static async Task<string> WriteAsync(Visitor poster, string title)
    {
        await poster.GoAsync("/postings/new");
        await FillAsync(poster, title);
        await poster.Page.GetByLabel("From, in dollars").FillAsync("19.50");
        await poster.Page.GetByLabel("Hours a week").FillAsync("30");
        await poster.Page.Locator("#mon-morning").CheckAsync(new() { Force = true });
        await poster.Page.Locator("#tue-morning").CheckAsync(new() { Force = true });
        await poster.PressAsync("Keep as a draft");
        Assert.Contains("$19.50 an hour", await poster.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        return new Uri(poster.Page.Url).Segments[^1];
    }

    private static async Task FillAsync(Visitor poster, string title)
    {
        await poster.Page.GetByLabel("Title").FillAsync(title);
        await poster.Page.GetByLabel("What one does").FillAsync(Duties);
        await poster.Page.GetByLabel("Town, district or ZIP code").FillAsync("20010");
    }

    private static async Task OpenCaseAsync(Visitor officer, string name)
    {
        await officer.GoAsync("/queue");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        Assert.Equal(name, await officer.Page.Locator("h1").InnerTextAsync());
    }

    private static async Task NoteAsync(Visitor officer, string item)
    {
        await officer.Page.GetByLabel("What", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = item });
        await officer.Page.GetByLabel("How was it").SelectOptionAsync(new SelectOptionValue { Label = "fine" });
        await officer.Page.GetByLabel("What you saw, and where").FillAsync("Looked up today: all is in order.");
        await officer.PressAsync("Note it");
        Assert.Contains("Noted.", await officer.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static async Task ApproveAsync(Visitor officer)
    {
        await officer.Page.GetByLabel("Why").FillAsync("Everything was seen and is in order.");
        await officer.PressAsync("Approve");
        Assert.Contains("Your signature is kept.", await officer.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static async Task ClearAsync(Visitor officer, string title)
    {
        await officer.GoAsync("/reviews");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await officer.Page.GetByLabel("Why").FillAsync("Clear and honest.");
        await officer.PressAsync("Let it go live");
        Assert.Contains("It is live now", await officer.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }
}
