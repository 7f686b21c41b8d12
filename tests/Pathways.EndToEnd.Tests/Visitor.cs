using System.Globalization;
using Microsoft.Playwright;

namespace Pathways.EndToEnd.Tests;

/// <summary>Somebody at a browser, and what the browser asked for and complained about on the way.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly Site _site;
    private readonly SiteProcess _host;

    public Visitor(Site site, SiteProcess host, IBrowserContext context, IPage page)
    {
        (_site, _host, Context, Page) = (site, host, context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, fault) => Complaints.Add($"{page.Url}: {fault}");
        page.Request += (_, request) => Requests.Add(new Uri(request.Url));
    }

    public IPage Page { get; }

    public IBrowserContext Context { get; }

    /// <summary>The host's address.</summary>
    public Uri Home => _host.Address;

    /// <summary>Errors and warnings of the browser's console: also what the content security policy stopped.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Every address that was asked for.</summary>
    public List<Uri> Requests { get; } = [];

    /// <summary>Goes to a page and says how it answered.</summary>
    public async Task<IResponse> GoAsync(string path) => (await Page.GotoAsync(path))!;

    /// <summary>Signs in at the page, with a code where the account wants one.</summary>
    /// <param name="secret">Of the second factor, where it is not a sample account's.</param>
    public async Task<Visitor> SignInAsync(string name, string passphrase = Site.Passphrase, string? secret = null)
    {
        using var turn = await _site.TurnAsync(name);
        if (secret is null && await ComeBackAsync(name))
            return this;
        await GoAsync("/sign-in");
        await Page.GetByLabel("Sign-in name").FillAsync(name);
        await Page.GetByLabel("Passphrase").FillAsync(passphrase);
        if (secret is not null || AsksForCode(name))
        {
            await Page.GetByText("I use an authenticator app").ClickAsync();
            await Page.GetByLabel("Code from your app").FillAsync(await _site.CodeAsync(name, secret));
        }
        await PressAsync("Sign in");
        Assert.True(await Page.GetByRole(AriaRole.Navigation, new() { Name = "Where to go" }).IsVisibleAsync(), $"{name} is not signed in: {await Page.InnerTextAsync("main")}");
        if (AsksForCode(name) && Home == (await _site.HostAsync()).Address)
            _site.Sessions[name] = (await Context.CookiesAsync()).Single(cookie => cookie.Name == "session").Value;
        return this;
    }

    /// <summary>Signs in as the sample account of a role.</summary>
    public async Task EnterAsync(Who who)
    {
        if (who != Who.Nobody)
            await SignInAsync("sample-" + who.ToString().ToLowerInvariant());
    }

    /// <summary>Follows a page's path to its address.</summary>
    public async Task<string> PathOfAsync(PageToSee page)
    {
        var steps = page.Path.Split(" → ");
        var path = steps[0];
        foreach (var link in steps.Skip(1))
        {
            await GoAsync(path);
            path = (await Page.Locator(link).First.GetAttributeAsync("href"))!;
        }
        return path;
    }

    private static bool AsksForCode(string name) => name.StartsWith("sample-", StringComparison.Ordinal) && !name.StartsWith("sample-seeker", StringComparison.Ordinal);

    /// <summary>Goes on with the session that another visitor has as that account, as each code works once and the next is half a minute away.</summary>
    private async Task<bool> ComeBackAsync(string name)
    {
        if (!_site.Sessions.TryGetValue(name, out var session))
            return false;
        await Context.AddCookiesAsync([new() { Name = "session", Value = session, Domain = Home.Host, Path = "/", HttpOnly = true, SameSite = SameSiteAttribute.Strict }]);
        await GoAsync("/sign-in");
        return !Page.Url.Contains("/sign-in", StringComparison.Ordinal);
    }

    /// <summary>Makes an account and says its sign-in name.</summary>
    /// <param name="invitation">The code of a slip, where there is one.</param>
    public async Task<string> RegisterAsync(string? invitation = null)
    {
        await GoAsync("/register");
        if (invitation is not null)
            await Page.GetByLabel("Your invitation").FillAsync(invitation);
        await Page.GetByLabel("Choose a passphrase").FillAsync(Site.Passphrase);
        await Page.GetByLabel("I am 18 or older").CheckAsync();
        await PressAsync("Make my account");
        return await Page.Locator("#sign-in-name").InnerTextAsync();
    }

    /// <summary>Enters a permit in the calendar.</summary>
    public async Task EnterPermitAsync(DateOnly last)
    {
        await GoAsync("/calendar");
        await Page.GetByLabel("Last day of your work permit").FillAsync(last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await PressAsync("Save");
        Assert.Contains("Saved.", await Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    /// <summary>Presses a button in the page's own part.</summary>
    public Task PressAsync(string name) => Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    /// <summary>Reloads until the page's text holds something, or fails after the limit.</summary>
    public async Task UntilShownAsync(string path, string text, int seconds = 90)
    {
        for (var end = DateTimeOffset.UtcNow.AddSeconds(seconds); DateTimeOffset.UtcNow < end; await Task.Delay(500))
        {
            await GoAsync(path);
            if ((await Page.InnerTextAsync("main")).Contains(text, StringComparison.OrdinalIgnoreCase))
                return;
        }
        Assert.Fail($"'{text}' did not come to {path}: {await Page.InnerTextAsync("main")}\n{_host.Output}");
    }

    /// <summary>Takes pictures of the whole page at the width of a phone and of a desk, and says where it is wider than the window.</summary>
    public async Task<IReadOnlyList<int>> PictureAsync(string name)
    {
        var tooWide = new List<int>();
        foreach (var width in Site.Widths)
        {
            await Page.SetViewportSizeAsync(width, 800);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots, $"{name}-{width}.png"), FullPage = true });
            if (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth") > width)
                tooWide.Add(width);
        }
        await Page.SetViewportSizeAsync(Site.Widths[0], 800);
        return tooWide;
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
