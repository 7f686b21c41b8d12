using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pathways.Api.Features.Accounts;
using Pathways.Api.Features.Accounts.Stores;

namespace Pathways.Api.Tests.Access;

/// <summary>Somebody at the pages' door, without its form: what is asked here is what is behind it. It follows no redirect.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly HttpClient _client;
    private readonly string _session;
    private (string Cookie, string Value)? _token;

    private Browser(HttpClient client, string session) => (_client, _session) = (client, session);

    /// <summary>With a new session of somebody's; without one where no name is given.</summary>
    public static async Task<Browser> OpenAsync(PathwaysApp app, string? signInName)
    {
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        if (signInName is null)
            return new(client, "");
        var (principal, _) = await app.Services.GetRequiredService<SessionService>().BeginAsync(await AccountAsync(app, signInName), SessionService.PagesDoor, Doors.Pages, CancellationToken.None);
        var cookies = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Doors.Pages);
        return new(client, $"{Doors.CookieName}={cookies.TicketDataFormat.Protect(new AuthenticationTicket(principal, Doors.Pages))}");
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Opens an address.</summary>
    public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(new(HttpMethod.Get, address), _session);

    /// <summary>Sends fields without a form token.</summary>
    public Task<HttpResponseMessage> PostPlainAsync(string address, string name, string value) =>
        SendAsync(new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([new(name, value)]) }, _session);

    /// <summary>Posts a form of a page, by its handler's name, with a token that is good for whoever posts it.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, string form, params (string Name, string Value)[] fields)
    {
        _token ??= await NewTokenAsync();
        var content = fields.Append(("_handler", form)).Append(("form", _token.Value.Value)).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        return await SendAsync(new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(content) }, $"{_session}; {_token.Value.Cookie}".TrimStart(';', ' '));
    }

    /// <summary>The account as the host keeps it.</summary>
    internal static async Task<Account> AccountAsync(PathwaysApp app, string signInName) =>
        (await app.Services.GetRequiredService<AccountStore>().FindByNameAsync(signInName, CancellationToken.None))!;

    private async Task<(string Cookie, string Value)> NewTokenAsync()
    {
        using var page = await GetAsync(_session.Length == 0 ? "/sign-in" : "/account");
        var cookie = page.Headers.GetValues("Set-Cookie").First(cookie => cookie.Contains("form=", StringComparison.Ordinal));
        return (cookie.Split(';')[0], Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string cookies)
    {
        using (request)
        {
            if (cookies.Length > 0)
                request.Headers.Add("Cookie", cookies);
            return await _client.SendAsync(request);
        }
    }

    [GeneratedRegex("""
        name="form" value="([^"]*)"
        """)]
    private static partial Regex Token();
}
