using Caika.Platform.Data;
using Caika.Platform.Jobs;
using Caika.Platform.PersonalData;
using Caika.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Caika.Server.Tests.Hosting;

/// <summary>The pages and what stands around them, for somebody who has not signed in.</summary>
internal sealed class PagesHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private PagesHost(WebApplication app, string folder)
    {
        this.app = app;
        this.folder = folder;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public static async Task<PagesHost> Start(Action<WebApplication>? routes = null)
    {
        var builder = WebApplication.CreateBuilder(WebRoot.Options()).AddCaikaWebRoot();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "data", Guid.NewGuid().ToString("N"))).FullName;
        var data = new DataOptions { Folder = folder };
        builder.Services.AddCaika(data, MasterKey.OpenOrCreate(data.MasterKeyPath)).AddSingleton(new JobQueue());
        builder.Services.AddCaikaPages();
        var app = builder.Build();
        app.UseCaikaPages();
        app.MapCaikaPages();
        routes?.Invoke(app);
        await app.StartAsync();
        return new PagesHost(app, folder);
    }

    /// <summary>Renders a partial of Pages/Shared by itself.</summary>
    public async Task<string> Render<TModel>(string partial, TModel model)
    {
        using var scope = app.Services.CreateScope();
        var services = scope.ServiceProvider;
        var action = new ActionContext(new DefaultHttpContext { RequestServices = services }, new RouteData(), new());
        var found = services.GetRequiredService<ICompositeViewEngine>().GetView(null, $"/Pages/Shared/{partial}.cshtml", isMainPage: false);
        Assert.True(found.Success, partial);
        await using var writer = new StringWriter();
        var data = new ViewDataDictionary<TModel>(new EmptyModelMetadataProvider(), action.ModelState) { Model = model };
        var temporary = services.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(action.HttpContext);
        await found.View!.RenderAsync(new ViewContext(action, found.View, data, temporary, writer, new HtmlHelperOptions()));
        return writer.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
