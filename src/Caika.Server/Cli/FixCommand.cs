using System.CommandLine;

namespace Caika.Server.Cli;

/// <summary>Puts pictures in order without retouching them; needs no data.</summary>
internal static class FixCommand
{
    internal static Command Make() => new("fix", "整理图片文件（转正、裁剪、大小），不修饰，不需要数据文件夹") { FixPhotoCommand.Make() };
}
