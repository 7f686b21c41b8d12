using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pathways.Api.Security;

namespace Pathways.Web;

/// <summary>The pages that people see: rendered on the server, no script needed.</summary>
public static class WebSetup
{
    /// <summary>Registers what the pages need.</summary>
    public static IServiceCollection AddPathwaysWeb(this IServiceCollection services)
    {
        services.AddOptions<SiteOptions>().BindConfiguration("Site").ValidateDataAnnotations().ValidateOnStart();
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        services.AddRazorComponents();
        services.AddScoped<TradeLabels>().AddScoped<JobWords>().AddScoped<WeekWords>().AddScoped<FitWords>().AddScoped<ProfileWords>().AddScoped<SharedWords>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.FormFieldName = "form";
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddOptions<RequestLocalizationOptions>().Configure<IOptions<SiteOptions>>(Languages);
        return services;
    }

    /// <summary>Headers, errors and language of every page. Before authentication.</summary>
    public static IApplicationBuilder UsePathwaysWeb(this IApplicationBuilder app)
    {
        app.UsePageHeaders();
        // Compressed pages hold a form token, so nobody else may make a browser fetch them with words of their choice in the answer
        // (BREACH): cookies are SameSite=Strict, tokens differ in each answer, and what another site asks for is not compressed at all.
        app.UseWhen(context => !IsFromAnotherSite(context.Request), own => own.UseResponseCompression());
        app.UseRequestLocalization();
        app.UseErrorPages();
        return app;
    }

    /// <summary>An error without words gets a page, but for programs. It has to stand on the main line: in a branch nothing is routed anew.</summary>
    private static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        app.Use(async (context, next) =>
        {
            if (IsForPrograms(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false;
            await next(context);
            // The framework says without a word that a page has no such form: what it was about is gone, or was never theirs.
            if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest, ContentType: "text/plain" } && !IsForPrograms(context))
                (context.Response.StatusCode, context.Response.ContentType) = (StatusCodes.Status404NotFound, null);
            // The page that tells of an error is read, whatever was sent: the form is not looked at a second time.
            if (context.Response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest })
                context.Request.Method = HttpMethods.Get;
        });
        // What is not there is said to be so, also to visitors: without this they would be sent to sign in first. It is no route of its
        // own, for a route that takes every path would take programs' paths too where a request has no content type.
        app.Use((context, next) =>
        {
            if (context.GetEndpoint() is not null || IsForPrograms(context))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        app.UseWhen(context => !IsForPrograms(context), pages => pages.UseExceptionHandler(wordless => wordless.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        })));
    }

    private static bool IsForPrograms(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    /// <summary>After anti-forgery, before the pages: a form without a good token changes nothing, and is answered by a page.</summary>
    public static IApplicationBuilder UseFormCheck(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    /// <summary>Maps the pages and their assets.</summary>
    public static IEndpointRouteBuilder MapPathwaysWeb(this IEndpointRouteBuilder routes)
    {
        routes.MapStaticAssets().AllowAnonymous();
        routes.MapWaysOut();
        // The framework's own endpoint among the pages names nobody: it is for those who are signed in.
        routes.MapRazorComponents<App>().Finally(NameWhoMayEnter);
        return routes;
    }

    private static void NameWhoMayEnter(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.Any(item => item is IAuthorizeData or IAllowAnonymous))
            endpoint.Metadata.Add(new AuthorizeAttribute(Policies.SignedIn));
    }

    private static bool IsFromAnotherSite(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    private static void Languages(RequestLocalizationOptions options, IOptions<SiteOptions> site)
    {
        var cultures = site.Value.Languages.Select(CultureInfo.GetCultureInfo).ToList();
        options.DefaultRequestCulture = new RequestCulture(cultures[0]);
        (options.SupportedCultures, options.SupportedUICultures) = (cultures, cultures);
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = WaysOut.LanguageCookie }, new AcceptLanguageHeaderRequestCultureProvider()];
    }
}
