namespace Caika.Server.Hosting;

/// <summary>大字: a cookie remembers that a person wants larger text; works without JavaScript.</summary>
internal static class LargeText
{
    public const string Cookie = "large";

    public static bool IsOn(HttpContext context) => context.Request.Cookies[Cookie] == "1";

    public static void MapLargeText(this IEndpointRouteBuilder routes) => routes.MapPost("/large", async (HttpContext context) =>
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        context.Response.Cookies.Append(Cookie, form["on"] == "1" ? "1" : "0", new CookieOptions
        {
            // Set by large.js too, so scripts may read it; it holds nothing about the person.
            HttpOnly = false,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        return Results.LocalRedirect(LocalPath(form["back"]));
    }).DisableAntiforgery().AllowAnonymous();

    private static string LocalPath(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) ? path : "/";
}
