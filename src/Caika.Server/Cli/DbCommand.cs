using System.CommandLine;
using Caika.Server.Hosting;

namespace Caika.Server.Cli;

internal static class DbCommand
{
    internal static Command Make()
    {
        var (data, keys, postgres) = (CliData.Folder(), CliData.Keys(), CliData.Postgres());
        var migrate = new Command("migrate", "建立数据库或升级到当前版本") { data, keys, postgres };
        migrate.SetAction(async (parsed, cancel) =>
        {
            await using var services = CliData.Services(CliData.Of(parsed.GetValue(data)!, parsed.GetValue(keys), parsed.GetValue(postgres)));
            await services.Prepare(cancel);
            Console.WriteLine("数据库已是当前版本。");
            return 0;
        });
        return new Command("db", "数据库") { migrate };
    }
}
