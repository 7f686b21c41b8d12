using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Api.Vault;

namespace Pathways.Api.Features.Accounts;

/// <summary>The two doors: programs come with a bearer token, pages with a cookie, and neither takes the other's.</summary>
public static class Doors
{
    /// <summary>Authentication schemes.</summary>
    public const string Bearer = "bearer", Pages = "pages", ByPath = "by-path";

    /// <summary>The cookie of the pages. Its name tells nothing.</summary>
    public const string CookieName = "session";

    /// <summary>Where pages send somebody who is not signed in.</summary>
    public const string SignInPath = "/sign-in";

    internal static void AddDoors(this IServiceCollection services)
    {
        services.AddAuthentication(options => options.DefaultScheme = ByPath)
            .AddPolicyScheme(ByPath, null, options => options.ForwardDefaultSelector = context => SchemeOf(context.Request.Path))
            .AddBearerToken(Bearer, options =>
            {
                options.BearerTokenExpiration = TimeSpan.FromMinutes(20);
                options.RefreshTokenExpiration = TimeSpan.FromHours(8);
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
            {
                options.Cookie.Name = "ceremony";
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddCookie(Pages, options =>
            {
                options.Cookie.Name = CookieName;
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.Cookie.MaxAge = null;
                options.LoginPath = SignInPath;
                options.ReturnUrlParameter = "next";
                options.SlidingExpiration = false;
                options.ExpireTimeSpan = TimeSpan.FromHours(24);
                options.Events = new CookieAuthenticationEvents { OnRedirectToAccessDenied = Forbid };
            });
    }

    /// <summary>The API has the bearer door, everything else the cookie door.</summary>
    private static string SchemeOf(PathString path) => path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase) ? Bearer : Pages;

    private static Task Forbid(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
