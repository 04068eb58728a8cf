using System.Globalization;

namespace Caika.Platform;

/// <summary>A size in words: 812 KB, 3.4 MB, 1.2 GB.</summary>
internal static class FileSize
{
    internal static string Words(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(bytes / 1_000d):0} KB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000d:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000_000d:0.##} GB"),
    };
}
