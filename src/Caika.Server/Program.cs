using System.CommandLine;
using System.CommandLine.Invocation;
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
    TidyCommand.Make(),
    TemplateCommand.Make(),
    WorkbookCommand.Make(),
};
// Called wrongly is 2 in every command; 1 is an answer, for example a photo that is refused.
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Action is ParseErrorAction ? 2 : code;
