using System.Net;
using Caika.Accounts;
using Caika.Confirmations.Screen;
using Caika.Intake.Inbox;
using Caika.Intake.Waiting;
using Caika.Platform.Data;
using Caika.Platform.Faults;
using Caika.Platform.Files;
using Caika.Platform.Jobs;
using Caika.Platform.Mail;
using Caika.Platform.PersonalData;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace Caika.Server.Hosting;

/// <summary>How the server is started.</summary>
internal sealed record ServeOptions(DataOptions Data)
{
    public string Url { get; init; } = "http://localhost:5080";

    /// <summary>Certificate and key as PEM files; null serves plain HTTP, for this machine or behind a proxy.</summary>
    public (string Certificate, string Key)? Tls { get; init; }

    /// <summary>The one address whose word about scheme, host and client is believed; null believes nobody.</summary>
    public IPAddress? Proxy { get; init; }

    /// <summary>The organisation's own sign-in; null when there is none.</summary>
    public OutsideSignIn? Outside { get; init; }

    /// <summary>Whether every account has to set up a second step before it can work.</summary>
    public bool SecondStepRequired { get; init; }

    /// <summary>A folder a scanner writes into; null watches none.</summary>
    public string? Watch { get; init; }

    /// <summary>The server that takes mail; null sends none.</summary>
    public MailOptions? Mail { get; init; }

    /// <summary>The mailbox files are sent to; null looks into none.</summary>
    public InboxOptions? Inbox { get; init; }

    /// <summary>With what forms signed on the screen are sealed.</summary>
    public SealProfile Seal { get; init; } = SealProfile.International;

    /// <summary>Tests pass a clock they can turn.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Tests that look at the folder between two steps let no job run.</summary>
    public bool RunsJobs { get; init; } = true;

    /// <summary>Tests pass a store that can be full.</summary>
    public IFileStore? Files { get; init; }
}

/// <summary>Puts the web application together.</summary>
internal static class CaikaWeb
{
    /// <summary>An application that can be started: put together, its database migrated and checked.</summary>
    /// <exception cref="DatabaseDamagedException">Better not to start on it.</exception>
    internal static async Task<WebApplication> Open(ServeOptions options, CancellationToken cancel)
    {
        // Long pieces beside one another: the database, what every page is, and the keys that lie in the database.
        var current = Task.Run(() => PrepareData.IsCurrent(options.Data, cancel), cancel);
        var app = Build(options);
        try
        {
            var pages = Task.Run(() => app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors, cancel);
            await app.Services.Prepare(cancel, current);
            var keys = Task.Run(() => app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("ahead").Protect([0]), cancel);
            Use(app, options);
            await pages;
            app.MapCaikaPages();
            await keys;
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static WebApplication Build(ServeOptions options)
    {
        // Nobody watches files that nobody changes.
        var builder = WebApplication.CreateSlimBuilder(WebRoot.Options(["--hostBuilder:reloadConfigOnChange=false"])).AddCaikaWebRoot();
        builder.WebHost.UseUrls(options.Url);
        if (options.Tls is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 << 20;
            if (options.Tls is { } tls)
                kestrel.ConfigureHttpsDefaults(https => Tls.Use(https, tls.Certificate, tls.Key));
        });
        // Requests are not logged one by one: addresses and times of people are nobody's business.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning);

        builder.Services.AddCaika(options.Data, OpenMasterKey(options.Data));
        if (options.RunsJobs)
            builder.Services.AddJobs(options.Data, JobMap.Timetable).AddHostedService<LookAtWaiting>();
        else
            builder.Services.AddSingleton<FirstAnswer>().AddSingleton(new JobQueue(hasScheduler: true));
        builder.Services.AddSingleton(new AccountPolicy(options.SecondStepRequired));
        builder.Services.AddSingleton(new WatchOptions(options.Watch)).AddHostedService<WatchFolder>();
        builder.Services.AddSingleton(new SealOptions(options.Seal));
        if (options.Mail is { } mail)
            builder.Services.AddSingleton(mail);
        if (options.Inbox is { } inbox)
            builder.Services.AddSingleton(inbox).AddHostedService<WatchInbox>();
        if (options.Clock is { } clock)
            builder.Services.AddSingleton(clock);
        if (options.Files is { } files)
            builder.Services.AddSingleton(files);
        builder.Services.AddDataProtection().SetApplicationName("caika");
        builder.Services.SealCookieKeys();
        builder.Services.AddSignInCookies(options.Outside).AddPasskeys();
        builder.Services.AddSingleton<IAuthorizationPolicyProvider, RightPolicies>();
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        builder.Services.AddCaikaPages();
        builder.Services.AddUploads();

        return builder.Build();
    }

    private static void Use(WebApplication app, ServeOptions options)
    {
        if (options.Proxy is { } proxy)
            app.UseForwardedHeaders(Tls.Believe(proxy));
        if (options.Tls is not null || options.Proxy is not null)
            app.UseHsts();
        app.AfterFirstAnswer(options.Data);
        if (options.Data.Faults.IsHeard)
            app.UseFaultPoints(options.Data.Faults);
        app.UseUploads();
        app.UseCaikaPages();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    // The model is the longest single piece of a start; the first page is answered without it.
    private static void AfterFirstAnswer(this WebApplication app, DataOptions data)
    {
        var first = app.Services.GetRequiredService<FirstAnswer>();
        app.Use((http, next) =>
        {
            http.Response.OnCompleted(() =>
            {
                first.Given();
                return Task.CompletedTask;
            });
            return next(http);
        });
        app.Lifetime.ApplicationStarted.Register(() => first.Wait(app.Lifetime.ApplicationStopping).ContinueWith(_ => DataModule.WarmUp(data), TaskScheduler.Default));
    }

    private static void UseFaultPoints(this WebApplication app, FaultPoints points) => app.Use((http, next) =>
    {
        if (HttpMethods.IsGet(http.Request.Method))
            return next(http);
        points.Reach(FaultPoints.RequestBegun);
        http.Response.OnStarting(() =>
        {
            points.Reach("answer.before");
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>Whichever command comes first makes the key, and is the only one that can tell its recovery code.</summary>
    internal static MasterKey OpenMasterKey(DataOptions data)
    {
        var master = MasterKey.OpenOrCreate(data.MasterKeyPath);
        if (master.RecoveryCode is { } code)
            Console.Error.WriteLine($"已生成主密钥。请把这串恢复码抄下来，锁进保险柜；它只显示这一次：\n{code}");
        return master;
    }

    /// <summary>Migrates the database and checks its settings before the first request.</summary>
    internal static async Task Prepare(this IServiceProvider services, CancellationToken cancel, Task<bool>? current = null)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PrepareData>().Run(cancel, current);
    }
}
