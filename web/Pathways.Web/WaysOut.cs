using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Pathways.Api.Features.Accounts;
using Pathways.Api.Security;

namespace Pathways.Web;

/// <summary>The two forms that stand on every page and are no page: Exit, and the choice of a language.</summary>
internal static class WaysOut
{
    /// <summary>Keeps the chosen language for as long as the browser is open.</summary>
    public const string LanguageCookie = "language";

    /// <summary>Neither asks for a form token: Exit has to work on a page that lay open for a day. Another site can't use them against
    /// anybody, as the session's cookie is SameSite=Strict.</summary>
    public static void MapWaysOut(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/exit", Exit).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/language", Language).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    /// <summary>Ends the session, has the browser drop what it keeps of this site, and leads to an ordinary one. The browser's history
    /// stays as it is; what it leads back to asks to sign in.</summary>
    private static async Task<StatusCodeHttpResult> Exit(HttpContext context, SessionService sessions, CurrentUser user, IOptions<SiteOptions> site)
    {
        if (user.IsSignedIn)
            await sessions.EndAsync(user, user.SessionId, CancellationToken.None);
        await context.SignOutAsync(Doors.Pages);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        context.Response.Headers.Location = site.Value.ExitTo.AbsoluteUri;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static RedirectHttpResult Language([FromForm] string? language, HttpContext context, IOptions<SiteOptions> site)
    {
        if (site.Value.Languages.Contains(language))
            context.Response.Cookies.Append(LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(new(language!)),
                new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, IsEssential = true });
        return TypedResults.LocalRedirect("/");
    }
}
