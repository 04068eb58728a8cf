using Microsoft.AspNetCore.StaticAssets;

namespace Caika.Server.Hosting;

/// <summary>
/// Headers on every answer. No script and no style stands inside a page, nothing comes from another host, and no
/// answer that may hold personal data is kept by a browser or a proxy.
/// </summary>
internal static class SecurityHeaders
{
    // blob: shows the picture a person has just chosen or taken, before it is sent.
    private const string Policy =
        "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string Permissions = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()";

    public static IApplicationBuilder UseCaikaSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = Permissions;
        var isAsset = context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
        if (!isAsset || context.Response.StatusCode >= 400)
            headers.CacheControl = "no-store";
    }
}
