namespace Caika.Server.Hosting;

/// <summary>
/// Where the program finds its own files: beside the executable, never in the directory it was started from. A
/// published copy has wwwroot there; a build has a manifest there that names wwwroot in the source tree.
/// </summary>
internal static class WebRoot
{
    public static WebApplicationOptions Options(string[]? args = null) => new()
    {
        Args = args,
        ApplicationName = typeof(WebRoot).Assembly.GetName().Name,
        ContentRootPath = AppContext.BaseDirectory,
    };

    /// <summary>Reads the build's manifest in every environment; without one (published) it does nothing.</summary>
    public static WebApplicationBuilder AddCaikaWebRoot(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        return builder;
    }
}
