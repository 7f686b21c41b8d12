using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Pathways.Web;

/// <summary>What every answer says to the browser: load nothing from elsewhere, tell nobody, keep nothing.</summary>
internal static class PageHeaders
{
    /// <summary>Strict for pages and API; the API's reference page and the operators' job dashboard bring scripts and styles of their own and get a wider policy.</summary>
    public static void UsePageHeaders(this IApplicationBuilder app)
    {
        var exit = app.ApplicationServices.GetRequiredService<IOptions<SiteOptions>>().Value.ExitTo.GetLeftPart(UriPartial.Authority);
        var (pages, reference) = (Policy(exit, isReference: false), Policy(exit, isReference: true));
        app.UseWhen(context => IsReference(context.Request.Path), branch => branch.UseSecurityHeaders(reference));
        app.UseWhen(context => !IsReference(context.Request.Path), branch => branch.UseSecurityHeaders(pages));
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                KeepNothing(context);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static bool IsReference(PathString path) =>
        (path.StartsWithSegments("/api", out var rest) && !rest.StartsWithSegments("/v1")) || path.StartsWithSegments("/ops");

    private static HeaderPolicyCollection Policy(string exit, bool isReference) => new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddStrictTransportSecurityMaxAge()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(policy =>
        {
            policy.AddCamera().None();
            policy.AddMicrophone().None();
            policy.AddGeolocation().None();
            policy.AddPayment().None();
            policy.AddUsb().None();
        })
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddBaseUri().None();
            policy.AddFrameAncestors().None();
            // Exit is a form whose answer leads away; browsers hold that against form-action too.
            policy.AddFormAction().Self().From(exit);
            policy.AddImgSrc().Self();
            if (isReference)
            {
                policy.AddScriptSrc().Self().UnsafeInline();
                policy.AddStyleSrc().Self().UnsafeInline();
                policy.AddFontSrc().Self().Data();
                policy.AddConnectSrc().Self();
            }
            else
            {
                policy.AddStyleSrc().Self();
            }
        });

    /// <summary>Everything but assets is kept nowhere: no history, no shared computer brings it back. Only the first page may be indexed.</summary>
    private static void KeepNothing(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (headers.CacheControl.Count == 0 || context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
            headers.CacheControl = "no-store";
        if (context.Request.Path != "/")
            headers["X-Robots-Tag"] = "noindex";
    }
}
