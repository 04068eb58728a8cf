using System.CommandLine;

namespace Caika.Server.Cli;

/// <summary>Makes the files that leave out of pictures, without a database.</summary>
internal static class FixCommand
{
    internal static Command Make() => new("fix", "整理图片，不需要数据库")
    {
        FixIdCardCommand.Make(),
    };
}
