using System.Runtime.CompilerServices;

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

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
