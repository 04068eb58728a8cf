using System.CommandLine;

namespace Caika.Server.Cli;

/// <summary>Checks pictures in files and folders; needs no data.</summary>
internal static class CheckCommand
{
    internal static Command Make() => new("check", "检查图片文件，不需要数据文件夹") { CheckPhotoCommand.Make() };
}
