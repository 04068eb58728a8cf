using System.CommandLine;
using Caika.Platform.Audit;

namespace Caika.Server.Cli;

/// <summary>Checks offline what must not have been changed: the trail (and packages).</summary>
internal static class VerifyCommand
{
    internal static Command Make() => new("verify", "离线校验") { Audit() };

    private static Command Audit()
    {
        var (data, keys, postgres) = (CliData.Folder(), CliData.Keys(), CliData.Postgres());
        var head = new Option<string?>("--head") { Description = "以前打印的末行校验值；给出它才能发现末尾被删" };
        var command = new Command("audit", "校验审计记录：任何一行被改、被删、被调换都能发现") { data, keys, postgres, head };
        command.SetAction(async (parsed, cancel) =>
        {
            var options = CliData.Of(parsed.GetValue(data)!, parsed.GetValue(keys), parsed.GetValue(postgres));
            if (CliData.Missing(options))
                return 2;
            await using var services = CliData.Services(options);
            await using var scope = services.CreateAsyncScope();
            var report = await scope.ServiceProvider.GetRequiredService<VerifyTrail>().Run(parsed.GetValue(head), cancel);
            Console.WriteLine(report.Holds ? $"审计记录完整：{report.Rows} 行，末行校验值 {report.Head}" : $"审计记录有问题：{report.Fault}");
            return report.Holds ? 0 : 1;
        });
        return command;
    }
}
