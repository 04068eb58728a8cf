namespace Caika.Platform.Documents.Fonts;

/// <summary>
/// Finds font files by name: first the folder the operator named, then <c>fonts/</c> beside the program and in every
/// folder above it, then the system's fonts.
/// </summary>
internal sealed class FontFiles(IEnumerable<string> folders)
{
    public const string Variable = "CAIKA_FONTS";

    // Deep enough for fonts/node_modules/@scope/package/files; no font folder nests deeper.
    private static readonly EnumerationOptions Deep = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 6,
        IgnoreInaccessible = true,
    };

    /// <param name="folder">The folder an option names; null takes the environment variable.</param>
    public static FontFiles OfThisMachine(string? folder = null) => new(Places(folder ?? Environment.GetEnvironmentVariable(Variable)));

    public string? Find(string name) => folders
        .Where(Directory.Exists)
        .SelectMany(place => Directory.EnumerateFiles(place, name, Deep))
        .FirstOrDefault();

    private static IEnumerable<string> Places(string? named)
    {
        if (!string.IsNullOrEmpty(named))
            yield return named;
        for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
            yield return Path.Combine(place.FullName, "fonts");
        yield return "/usr/share/fonts";
        yield return "/usr/local/share/fonts";
    }
}
