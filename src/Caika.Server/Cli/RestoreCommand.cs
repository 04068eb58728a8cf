using System.CommandLine;
using Caika.Platform.Audit;
using Caika.Platform.Backups;
using Caika.Platform.PersonalData;
using Caika.Server.Hosting;

namespace Caika.Server.Cli;

/// <summary>Puts a backup into a new folder and checks everything, the trail included.</summary>
internal static class RestoreCommand
{
    internal static Command Make()
    {
        var (data, keys, postgres) = (CliData.Folder(), CliData.Keys(), CliData.Postgres());
        var backup = new Argument<FileInfo>("file") { Description = "备份文件" };
        backup.AcceptExistingOnly();
        var command = new Command("restore", "把备份恢复到一个新的数据文件夹，并逐个校验") { backup, data, keys, postgres };
        command.SetAction(async (parsed, cancel) =>
        {
            var options = CliData.Of(parsed.GetValue(data)!, parsed.GetValue(keys), parsed.GetValue(postgres));
            if (!File.Exists(options.MasterKeyPath))
            {
                Console.Error.WriteLine($"找不到主密钥 {options.MasterKeyPath}。请用 --keys 指明，或先用 caika keys restore 输入恢复码。");
                return 2;
            }
            var restored = await RestoreBackup.Run(parsed.GetValue(backup)!.FullName, options, MasterKey.OpenOrCreate(options.MasterKeyPath), cancel);
            if (restored.Refusal is { } refusal)
            {
                Console.Error.WriteLine(refusal.Message);
                return 1;
            }
            await using var services = CliData.Services(options);
            await services.Prepare(cancel);
            await using var scope = services.CreateAsyncScope();
            var trail = await scope.ServiceProvider.GetRequiredService<VerifyTrail>().Run(restored.Value!.TrailHead is { Length: > 0 } head ? head : null, cancel);
            Console.WriteLine(trail.Holds
                ? $"恢复完成：{restored.Value.Files} 个文件逐个校验无误，审计记录 {trail.Rows} 行完整。"
                : $"文件已恢复，但审计记录有问题：{trail.Fault}");
            return trail.Holds ? 0 : 1;
        });
        return command;
    }
}
