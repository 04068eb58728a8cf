namespace Caika.Server.Cli;

/// <summary>Folders and files a user named for personal data: nobody else on the machine may look into them.</summary>
internal static class CliFolder
{
    internal static void Make(string folder) =>
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    internal static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        file.Write(bytes);
    }
}
