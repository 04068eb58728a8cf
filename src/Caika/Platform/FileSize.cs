using System.Globalization;

namespace Caika.Platform;

/// <summary>A size in words: 812 KB, 3.4 MB, 1.2 GB.</summary>
internal static class FileSize
{
    internal static string Words(long bytes) => bytes switch
    {
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes >> 10)} KB"),
        < 1 << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 20):0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 30):0.##} GB"),
    };
}
