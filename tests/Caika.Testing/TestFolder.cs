using System.Diagnostics;
using System.Runtime.CompilerServices;
using Caika.Platform.Data;

namespace Caika.Testing;

/// <summary>A data folder of a test under the build output, gone when the test is done.</summary>
public sealed class TestFolder : IDisposable
{
    public TestFolder([CallerFilePath] string caller = "")
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(caller) + "-" + Guid.NewGuid().ToString("N")[..8];
        Path = System.IO.Path.Combine(AppContext.BaseDirectory, "test-data", name);
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    private bool IsDisk { get; set; }

    /// <summary>A small disk of its own instead of a folder; null, with a reason, where that is not allowed.</summary>
    internal static (TestFolder? Disk, string Reason) OfDisk(int megabytes)
    {
        var folder = new TestFolder();
        using var mount = Process.Start(new ProcessStartInfo("mount", ["-t", "tmpfs", "-o", $"size={megabytes}m,mode=0700", "tmpfs", folder.Path]) { RedirectStandardError = true })!;
        var reason = mount.StandardError.ReadToEnd();
        mount.WaitForExit();
        folder.IsDisk = mount.ExitCode == 0;
        if (folder.IsDisk)
            return (folder, "");
        folder.Dispose();
        return (null, $"No small disk can be mounted here: {reason.Trim()}");
    }

    public void Dispose()
    {
        // Only its own: other tests run beside it, and with its last connection a database loses its log.
        using (var own = new Microsoft.Data.Sqlite.SqliteConnection(new DataOptions { Folder = Path }.SqliteConnection))
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(own);
        if (IsDisk)
            Process.Start("umount", ["-l", Path]).WaitForExit();
        Directory.Delete(Path, recursive: true);
    }
}
