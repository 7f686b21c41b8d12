using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pathways.Api.Features.Accounts;
using Pathways.Api.Features.Accounts.Stores;

namespace Pathways.Api.Tests.Access;

/// <summary>The pages' door without its form: what is asked here is what is behind it.</summary>
internal static class PagesDoor
{
    /// <summary>A client with the cookie that signing in at the pages gives; without one where no name is given. It follows nothing.</summary>
    public static async Task<HttpClient> BrowserAsync(PathwaysApp app, string? signInName)
    {
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        if (signInName is not null)
            client.DefaultRequestHeaders.Add("Cookie", await CookieAsync(app, signInName));
        return client;
    }

    /// <summary>The cookie of a new session.</summary>
    public static async Task<string> CookieAsync(PathwaysApp app, string signInName)
    {
        var (principal, _) = await app.Services.GetRequiredService<SessionService>().BeginAsync(await AccountAsync(app, signInName), SessionService.PagesDoor, Doors.Pages, CancellationToken.None);
        var ticket = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Doors.Pages).TicketDataFormat.Protect(new AuthenticationTicket(principal, Doors.Pages));
        return $"{Doors.CookieName}={ticket}";
    }

    /// <summary>The account as the host keeps it.</summary>
    public static async Task<Account> AccountAsync(PathwaysApp app, string signInName)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<AccountStore>().FindByNameAsync(signInName, CancellationToken.None))!;
    }
}
