using System.CommandLine;
using Caika.Platform.Backups;

namespace Caika.Server.Cli;

/// <summary>Backs up while the server works; the keys are left out.</summary>
internal static class BackupCommand
{
    internal static Command Make()
    {
        var (data, keys, postgres) = (CliData.Folder(), CliData.Keys(), CliData.Postgres());
        var target = new Option<string>("--out") { Description = "备份文件（新文件）", Required = true };
        var command = new Command("backup", "备份数据库和全部文件（不含主密钥），服务可以照常运行") { target, data, keys, postgres };
        command.SetAction(async (parsed, cancel) =>
        {
            var options = CliData.Of(parsed.GetValue(data)!, parsed.GetValue(keys), parsed.GetValue(postgres));
            if (CliData.Missing(options))
                return 2;
            await using var services = CliData.Services(options);
            await using var scope = services.CreateAsyncScope();
            var made = await scope.ServiceProvider.GetRequiredService<MakeBackup>().Run(Path.GetFullPath(parsed.GetValue(target)!), cancel);
            if (made.Refusal is { } refusal)
            {
                Console.Error.WriteLine(refusal.Message);
                return 1;
            }
            Console.WriteLine($"备份完成：{made.Value!.Files} 个文件，{made.Value.Bytes / 1e6:F1} MB。审计末行校验值 {made.Value.TrailHead}");
            Console.Error.WriteLine("主密钥不在备份里。请把 keys/master.key 或恢复码另外保管；没有它，备份打不开。");
            return 0;
        });
        return command;
    }
}
