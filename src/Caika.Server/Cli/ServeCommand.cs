using System.CommandLine;
using Caika.Server.Hosting;

namespace Caika.Server.Cli;

internal static class ServeCommand
{
    internal static Command Make()
    {
        var (data, keys, postgres) = (CliData.Folder(), CliData.Keys(), CliData.Postgres());
        var url = new Option<string>("--url") { Description = "监听地址", DefaultValueFactory = _ => "http://localhost:5080" };
        var watch = new Option<string?>("--watch") { Description = "扫描仪写入的文件夹，放进去的扫描件自动归档" };
        var command = new Command("serve", "启动网页服务") { data, keys, postgres, url, watch };
        command.SetAction((parsed, cancel) => Run(
            new ServeOptions(CliData.Of(parsed.GetValue(data)!, parsed.GetValue(keys), parsed.GetValue(postgres))) { Url = parsed.GetValue(url)!, Watch = parsed.GetValue(watch) }, cancel));
        return command;
    }

    private static async Task<int> Run(ServeOptions options, CancellationToken cancel)
    {
        await using var app = CaikaWeb.Build(options);
        await app.Services.Prepare(cancel);
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
