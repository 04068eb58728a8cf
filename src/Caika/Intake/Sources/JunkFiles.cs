using Caika.Intake.Names;

namespace Caika.Intake.Sources;

/// <summary>What systems leave in folders and archives: nobody brought it, so nobody is told.</summary>
internal static class JunkFiles
{
    internal static bool Is(string path)
    {
        var leaf = FileNames.LeafOf(path);
        return leaf.StartsWith("._", StringComparison.Ordinal) || leaf.StartsWith("~$", StringComparison.Ordinal)
            || leaf.ToLowerInvariant() is ".ds_store" or "thumbs.db" or "desktop.ini" or "ehthumbs.db" or ".picasa.ini"
            || path.Split('/', '\\').Any(part => part is "__MACOSX" or ".Trashes" or ".Spotlight-V100");
    }
}
