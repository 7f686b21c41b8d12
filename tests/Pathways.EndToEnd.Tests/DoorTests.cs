using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Pathways.Web;

namespace Pathways.EndToEnd.Tests;

/// <summary>Coming in, going out, and who may be where.</summary>
public sealed class DoorTests(Site site)
{
    [Theory, InlineData(false), InlineData(true)]
    [Trait("Invariant", "24")]
    public async Task Exit_leaves_no_session_and_nothing_that_Back_could_show(bool script)
    {
        await using var visitor = await site.VisitAsync(script: script);
        await visitor.Context.RouteAsync(Site.ExitTo + "**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>Weather</title>Sunny" }));
        await visitor.SignInAsync("sample-seeker-2");
        await visitor.GoAsync("/profile");
        var session = (await visitor.Context.CookiesAsync()).Single(cookie => cookie.Name == "session");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Exit" }).ClickAsync();
        await visitor.Page.WaitForURLAsync(Site.ExitTo + "**");
        Assert.Empty(await visitor.Context.CookiesAsync([visitor.Home.ToString()]));

        await visitor.Page.GoBackAsync();
        Assert.Contains("/sign-in", visitor.Page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("About you", await visitor.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        await visitor.Context.AddCookiesAsync([new() { Name = session.Name, Value = session.Value, Url = visitor.Home.ToString() }]);
        await visitor.GoAsync("/profile");
        Assert.Contains("/sign-in", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Invariant", "24")]
    public async Task Exit_works_on_a_page_whose_session_and_token_are_long_gone()
    {
        await using var visitor = await site.VisitAsync();
        using var client = Client(visitor);
        using var answer = await client.PostAsync("/exit", null);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(Site.ExitTo, answer.Headers.Location);
        Assert.Contains("\"cookies\"", answer.Headers.GetValues("Clear-Site-Data").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_signed_in_is_led_to_sign_in_and_then_on_to_where_they_wanted()
    {
        await using var visitor = await site.VisitAsync();
        foreach (var page in PageList.All.Where(page => page.Who == Who.Seeker && !page.Path.Contains(' ')))
        {
            await visitor.GoAsync(page.Path);
            Assert.Contains("/sign-in?next=", visitor.Page.Url, StringComparison.Ordinal);
        }
        await visitor.GoAsync("/profile/languages");
        await visitor.Page.GetByLabel("Sign-in name").FillAsync("sample-seeker");
        await visitor.Page.GetByLabel("Passphrase").FillAsync(Site.Passphrase);
        await visitor.PressAsync("Sign in");
        Assert.EndsWith("/profile/languages", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.GoAsync("/sign-in?next=//example.org/");
        Assert.Equal(visitor.Home.Authority, new Uri(visitor.Page.Url).Authority);
    }

    [Fact]
    public async Task A_wrong_passphrase_says_what_to_do_and_keeps_the_name()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.GoAsync("/sign-in");
        await visitor.Page.GetByLabel("Sign-in name").FillAsync("nobody-here-1234");
        await visitor.Page.GetByLabel("Passphrase").FillAsync("something else");
        await visitor.PressAsync("Sign in");
        Assert.Contains("Check both and try again", await visitor.Page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("nobody-here-1234", await visitor.Page.GetByLabel("Sign-in name").InputValueAsync());
    }

    [Fact]
    public async Task A_session_made_on_one_host_works_on_another_and_ends_on_both()
    {
        await using var visitor = await site.VisitAsync();
        await using var second = await SiteProcess.StartAsync(beside: await site.HostAsync());
        await visitor.RegisterAsync();
        var (here, there) = (new Uri(visitor.Home, "/account").ToString(), new Uri(second.Address, "/account").ToString());
        await visitor.Page.GotoAsync(there);
        Assert.Contains("This browser", await visitor.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await visitor.PressAsync("Sign out");
        foreach (var address in new[] { here, there })
        {
            await visitor.Page.GotoAsync(address);
            Assert.Contains("/sign-in", visitor.Page.Url, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing_and_says_so()
    {
        await using var visitor = await site.VisitAsync();
        using var client = Client(visitor);
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["signInName"] = "sample-seeker",
            ["passphrase"] = Site.Passphrase,
        }));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie") && answer.Headers.GetValues("Set-Cookie").Any(cookie => cookie.StartsWith("session=", StringComparison.Ordinal)));
        Assert.Contains("Nothing was changed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_site_makes_a_browser_ask_for_is_not_compressed()
    {
        await using var visitor = await site.VisitAsync();
        using var client = Client(visitor);
        foreach (var (from, expected) in new[] { ("cross-site", false), ("same-site", false), ("same-origin", true), ("none", true) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
            request.Headers.Add("Accept-Encoding", "br");
            request.Headers.Add("Sec-Fetch-Site", from);
            using var answer = await client.SendAsync(request);
            Assert.Equal(expected, answer.Content.Headers.ContentEncoding.Contains("br"));
        }
    }

    [Fact]
    public void Every_page_names_who_may_enter_and_is_looked_at()
    {
        var pages = typeof(WebSetup).Assembly.GetTypes().Where(type => type.GetCustomAttribute<RouteAttribute>() is not null).ToList();
        Assert.True(pages.Count >= 20, $"Only {pages.Count} pages were found.");
        foreach (var page in pages)
        {
            Assert.True(page.GetCustomAttribute<AllowAnonymousAttribute>() is not null || page.GetCustomAttribute<AuthorizeAttribute>()?.Policy is not null, $"{page.Name} names nobody.");
            var path = page.GetCustomAttribute<RouteAttribute>()!.Template.Split('{')[0];
            Assert.True(PageList.SeenOnTheWay.Contains(path) || PageList.All.Any(seen => seen.Path.Contains(path, StringComparison.Ordinal)), $"{path} is not in the list of pages.");
        }
    }

    private static HttpClient Client(Visitor visitor) => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = visitor.Home };
}
