using System.CommandLine;

namespace Caika.Server.Cli;

/// <summary>Checks pictures without a database.</summary>
internal static class CheckCommand
{
    internal static Command Make() => new("check", "检查图片，不需要数据库")
    {
        CheckIdCardCommand.Make(),
    };
}
