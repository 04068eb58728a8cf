namespace Caika.Server.Tests;

internal static class SourceTree
{
    /// <summary>The folder with Caika.slnx, above the test's own.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Caika.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No Caika.slnx above the test.");
        return folder;
    }
}
