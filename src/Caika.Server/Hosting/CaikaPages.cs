using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.WebEncoders;

namespace Caika.Server.Hosting;

/// <summary>Razor Pages as Caika uses them: Chinese words, error pages, headers, static files.</summary>
internal static class CaikaPages
{
    public static IServiceCollection AddCaikaPages(this IServiceCollection services)
    {
        Culture.SetForProcess();
        // What a slip's QR code opens; short, because the code grows with it.
        services.AddRazorPages(pages => pages.Conventions.AddPageRoute("/Enrolments/Enter", "s")).AddMvcOptions(options =>
        {
            BindingMessages.SetChinese(options.ModelBindingMessageProvider);
            options.Filters.Add<NoSuchFormFilter>();
            options.Filters.Add<ProofFilter>();
            options.Filters.Add<FrameFilter>();
            options.ModelMetadataDetailsProviders.Add(new ChineseValidationMessages());
        })
            // There are pages only; looking for controllers would load every type of the program at each start.
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single()));
        // The policy of SecurityHeaders says more than the header that would stand here.
        services.AddAntiforgery(options =>
        {
            options.SuppressXFrameOptionsHeader = true;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddRouting(options => options.LowercaseUrls = true);
        // Otherwise every Chinese character would travel as a numeric entity of eight bytes.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddScoped<DeskFrame>();
        services.AddScoped<PhoneFrame>();
        services.AddScoped<Pages.Enrolments.EnterForPerson>();
        services.AddScoped<Pages.Submissions.PackageWork>();
        return services;
    }

    /// <summary>
    /// Everything around the pages, in order: headers, error pages, routing. Sign-in, rights and rate limits go between
    /// this and <see cref="MapCaikaPages"/>.
    /// </summary>
    public static WebApplication UseCaikaPages(this WebApplication app)
    {
        app.UseCaikaSecurityHeaders();
        app.UseCaikaErrorPages();
        app.UseRouting();
        return app;
    }

    public static WebApplication MapCaikaPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapLargeText();
        return app;
    }
}
