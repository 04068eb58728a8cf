using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using Caika.Confirmations.Screen;
using Caika.Intake.Inbox;
using Caika.Platform.Data;
using Caika.Platform.Mail;
using Caika.Server.Hosting;

namespace Caika.Server.Cli;

internal static class ServeCommand
{
    internal static Command Make()
    {
        var (data, keys, postgres) = (CliData.Folder(), CliData.Keys(), CliData.Postgres());
        var url = new Option<string>("--url") { Description = "监听地址", DefaultValueFactory = _ => "http://localhost:5080" };
        var certificate = new Option<string?>("--cert") { Description = "HTTPS 证书（PEM，可含中间证书）" };
        var key = new Option<string?>("--key") { Description = "HTTPS 私钥（PEM）" };
        var proxy = new Option<string?>("--behind-proxy") { Description = "前面的反向代理的 IP 地址；只信它转来的协议、主机名和来源" };
        var secondStep = new Option<bool>("--require-second-step") { Description = "工作人员必须开通两步验证才能继续" };
        var watch = new Option<string?>("--watch") { Description = "扫描仪写入的文件夹，放进去的扫描件自动归档" };
        var signIn = new Option<string?>("--sign-in") { Description = "单位统一身份认证（OIDC 或 CAS）的配置文件" };
        var mail = new Option<string?>("--mail") { Description = "发邮件用的服务器的配置文件；没有就不发邮件" };
        var inbox = new Option<string?>("--inbox") { Description = "收件邮箱（IMAP）的配置文件；要和 --mail 一起给" };
        var seal = new Option<string>("--seal") { Description = "屏幕签字用什么算法加封：P256-SHA256 或 SM2-SM3", DefaultValueFactory = _ => SealProfile.International.Name };
        seal.AcceptOnlyFromAmong([.. SealProfile.All.Select(p => p.Name)]);
        var command = new Command("serve", "启动网页服务") { data, keys, postgres, url, certificate, key, proxy, secondStep, signIn, watch, mail, inbox, seal };
        command.SetAction((parsed, cancel) =>
        {
            var options = new ServeOptions(CliData.Of(parsed.GetValue(data)!, parsed.GetValue(keys), parsed.GetValue(postgres)))
            {
                Url = parsed.GetValue(url)!,
                SecondStepRequired = parsed.GetValue(secondStep),
                Watch = parsed.GetValue(watch),
                Seal = SealProfile.All.Single(p => p.Name == parsed.GetValue(seal)),
            };
            if (WithTransport(options, parsed.GetValue(certificate), parsed.GetValue(key), parsed.GetValue(proxy), out var fault) is not { } ready)
                return Refuse(fault);
            foreach (var (file, with) in new (string?, Func<string, ServeOptions>)[]
            {
                (parsed.GetValue(signIn), file => ready with { Outside = OutsideSignIn.Read(file) }),
                (parsed.GetValue(mail), file => ready with { Mail = MailOptions.Read(file) }),
                (parsed.GetValue(inbox), file => ready with { Inbox = InboxOptions.Read(file) }),
            })
            {
                try
                {
                    ready = file is null ? ready : with(file);
                }
                catch (Exception reason) when (reason is System.Text.Json.JsonException or IOException or UnauthorizedAccessException)
                {
                    return Refuse($"{file} 用不了：{reason.Message}");
                }
            }
            return ready is { Inbox: not null, Mail: null } ? Refuse("--inbox 要和 --mail 一起给：收到的信要能回。") : Run(ready, cancel);
        });
        return command;
    }

    /// <summary>Null, with a sentence, when certificate, key or proxy cannot be used.</summary>
    private static ServeOptions? WithTransport(ServeOptions options, string? certificate, string? key, string? proxy, out string fault)
    {
        fault = "";
        if ((certificate is null) != (key is null))
            fault = "--cert 和 --key 要一起给。";
        else if (certificate is not null && !options.Url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            fault = "给了证书，--url 要以 https:// 开头。";
        else if (certificate is null && options.Url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            fault = "https 地址要用 --cert 和 --key 给出证书和私钥。";
        if (fault.Length > 0)
            return null;
        if (certificate is not null && key is not null)
        {
            try
            {
                Tls.Load(certificate, key).Dispose();
            }
            catch (Exception reason) when (reason is CryptographicException or IOException or UnauthorizedAccessException)
            {
                fault = $"证书或私钥用不了：{reason.Message}";
                return null;
            }
            options = options with { Tls = (certificate, key) };
        }
        if (proxy is null)
            return options;
        if (IPAddress.TryParse(proxy, out var address))
            return options with { Proxy = address };
        fault = "--behind-proxy 后面写代理的 IP 地址，例如 127.0.0.1。";
        return null;
    }

    private static Task<int> Refuse(string fault)
    {
        Console.Error.WriteLine(fault);
        return Task.FromResult(2);
    }

    // What the framework cannot hold in memory goes here and not into a folder that all programs share; what a process that
    // died left behind goes first.
    private static void KeepTemporaryFiles(DataOptions data)
    {
        Directory.CreateDirectory(data.Folder, PrepareData.OwnerOnly);
        var work = Directory.CreateDirectory(Path.Combine(data.Folder, "work"), PrepareData.OwnerOnly);
        foreach (var left in work.EnumerateFiles())
            left.Delete();
        Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", work.FullName);
    }

    private static async Task<int> Run(ServeOptions options, CancellationToken cancel)
    {
        KeepTemporaryFiles(options.Data);
        WebApplication app;
        try
        {
            app = await CaikaWeb.Open(options, cancel);
        }
        catch (DatabaseDamagedException damaged)
        {
            Console.Error.WriteLine(damaged.Message);
            return 1;
        }
        await using var running = app;
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException busy)
        {
            Console.Error.WriteLine($"{options.Url} 用不了：{(busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException ? "端口已被占用，可能已经开着一份。换一个端口：--url http://localhost:5081" : busy.Message)}");
            return 1;
        }
        Console.WriteLine(string.Join('\n', app.Urls));
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }
}
