using System.CommandLine;
using Caika.Server.Cli;

var root = new RootCommand("采卡：社会保障卡信息采集、核验、签字、上报与发卡")
{
    ServeCommand.Make(),
    DbCommand.Make(),
    UserCommand.Make(),
    PrintCommand.Make(),
    ScanCommand.Make(),
    VerifyCommand.Make(),
    BackupCommand.Make(),
    RestoreCommand.Make(),
    KeysCommand.Make(),
    DemoCommand.Make(),
    CheckCommand.Make(),
    FixCommand.Make(),
};
return await root.Parse(args).InvokeAsync();
