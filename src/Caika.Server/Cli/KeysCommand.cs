using System.CommandLine;
using Caika.Platform.PersonalData;

namespace Caika.Server.Cli;

/// <summary>Turns the recovery code on paper into a key file again.</summary>
internal static class KeysCommand
{
    internal static Command Make()
    {
        var (data, keys) = (CliData.Folder(), CliData.Keys());
        var restore = new Command("restore", "从标准输入读恢复码，写回主密钥文件") { data, keys };
        restore.SetAction(parsed =>
        {
            var path = CliData.Of(parsed.GetValue(data)!, parsed.GetValue(keys), null).MasterKeyPath;
            if (File.Exists(path))
            {
                Console.Error.WriteLine($"{path} 已经有了，没有改动。");
                return 1;
            }
            Console.Error.WriteLine("请输入恢复码（52 个字符，分不分组、大小写都可以）：");
            if (MasterKey.FromRecoveryCode(Console.In.ReadLine() ?? "") is not { } key)
            {
                Console.Error.WriteLine("这不是恢复码：应为 52 个字符。请对照纸上再输一次。");
                return 1;
            }
            MasterKey.Write(path, key);
            Console.WriteLine($"已写回 {path}。请用 caika verify audit 确认它就是原来的那一把。");
            return 0;
        });
        return new Command("keys", "主密钥") { restore };
    }
}
