namespace Caika.Platform.Documents.Fonts;

/// <summary>
/// Finds font files by name: first the folder the operator named, then <c>fonts/</c> beside the program and in every
/// folder above it, then the system's fonts.
/// </summary>
internal sealed class FontFiles(string? folder = null)
{
    public const string Variable = "CAIKA_FONTS";

    // Deep enough for fonts/node_modules/@scope/package/files; no font folder nests deeper.
    private static readonly EnumerationOptions Deep = new()
    {
        RecurseSubdirectories = true, MaxRecursionDepth = 6, IgnoreInaccessible = true,
    };

    public string? Find(string name) => Folders()
        .Where(Directory.Exists)
        .SelectMany(place => Directory.EnumerateFiles(place, name, Deep))
        .FirstOrDefault();

    private IEnumerable<string> Folders()
    {
        if ((folder ?? Environment.GetEnvironmentVariable(Variable)) is { Length: > 0 } named)
            yield return named;
        for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
            yield return Path.Combine(place.FullName, "fonts");
        yield return "/usr/share/fonts";
        yield return "/usr/local/share/fonts";
    }
}
