using Caika.Imaging.Images;

namespace Caika.Platform.Documents.Scans;

/// <summary>One page of a stack of scans.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Picture">Null when this page could not be opened.</param>
/// <param name="Original">The page's own file where it is one; null for a page inside a PDF or TIFF.</param>
internal sealed record ScanPicture(int Number, Picture? Picture, byte[]? Original = null);

/// <summary>The stack is not a file that can be opened.</summary>
internal sealed class ScanFileException(string message) : IOException(message);

/// <summary>Opens what scanners and phones send: PDF, TIFF of many pages, JPEG, PNG, WebP, BMP; told apart by their first bytes.</summary>
internal static class ScanFile
{
    /// <summary>More pages than a day's work on paper.</summary>
    internal const int MostPages = 2000;

    /// <summary>A long side of A4 at 200 dpi: what a page is drawn at when the file does not say.</summary>
    internal const int LongSide = 2339;

    /// <summary>Page after page; only one is in memory at a time.</summary>
    /// <exception cref="ScanFileException">Not such a file, damaged from the first page on, or a program is missing.</exception>
    internal static IEnumerable<ScanPicture> Open(byte[] file)
    {
        if (file.AsSpan().StartsWith("%PDF-"u8))
            return PdfPages.Read(file);
        if (file.AsSpan().StartsWith("II*\0"u8) || file.AsSpan().StartsWith("MM\0*"u8))
            return TiffPages.Read(file);
        var decoded = PictureDecoder.Decode(file);
        if (decoded.Fault is DecodeFault.None)
            return [new ScanPicture(1, decoded.Picture, file)];
        throw new ScanFileException("不是能打开的扫描件：请用 PDF、TIFF、JPG 或 PNG。");
    }
}
