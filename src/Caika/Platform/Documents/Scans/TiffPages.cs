using BitMiracle.LibTiff.Classic;
using Caika.Imaging.Images;

namespace Caika.Platform.Documents.Scans;

/// <summary>
/// Reads the pages of a TIFF with LibTiff.NET, which is managed code throughout: a hostile file can fail, but not write
/// outside its memory. Sizes are judged before anything is allocated.
/// </summary>
internal static class TiffPages
{
    private const string Damaged = "这份 TIFF 打不开：文件损坏，或者一页太大。";

    internal static IEnumerable<ScanPicture> Read(byte[] file)
    {
        var at = TiffDirectory.First(file);
        if (!TiffDirectory.IsSound(file, at))
            throw new ScanFileException(Damaged);
        Tiff.SetErrorHandler(Quiet.Handler); // its own handler would write what it stumbled over to the console
        using var memory = new MemoryStream(file, writable: false);
        using var tiff = Guarded(() => Tiff.ClientOpen("scan", "r", memory, new TiffStream()))
            ?? throw new ScanFileException(Damaged);
        for (var number = 1; ; number++)
        {
            yield return new ScanPicture(number, Guarded(() => Page(tiff)));
            at = TiffDirectory.Next(file, at);
            if (at == 0 || number == ScanFile.MostPages)
                yield break;
            if (TiffDirectory.IsSound(file, at) && Guarded(() => tiff.ReadDirectory() ? tiff : null) is not null)
                continue;
            // There is a page, and what follows it cannot be found: somebody has to look at the paper.
            yield return new ScanPicture(number + 1, null);
            yield break;
        }
    }

    private static Picture? Page(Tiff tiff)
    {
        var (width, height) = (tiff.GetField(TiffTag.IMAGEWIDTH)?[0].ToInt() ?? 0, tiff.GetField(TiffTag.IMAGELENGTH)?[0].ToInt() ?? 0);
        if (width <= 0 || height <= 0 || (long)width * height > DecodeLimits.MaxPixels)
            return null;
        var raster = new int[width * height];
        if (!tiff.ReadRGBAImageOriented(width, height, raster, Orientation.TOPLEFT, stopOnError: false))
            return null;
        var pixels = GC.AllocateUninitializedArray<byte>(raster.Length * 4);
        for (int i = 0, at = 0; i < raster.Length; i++, at += 4)
            (pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]) = ((byte)Tiff.GetR(raster[i]), (byte)Tiff.GetG(raster[i]), (byte)Tiff.GetB(raster[i]), 255);
        return new Picture(width, height, pixels);
    }

    // A damaged file makes the library fail in many ways; each of them means "this page cannot be opened".
    private static T? Guarded<T>(Func<T?> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return null;
        }
    }

    private sealed class Quiet : TiffErrorHandler
    {
        internal static readonly Quiet Handler = new();

        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args) { }

        public override void ErrorHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args) { }

        public override void WarningHandler(Tiff tif, string method, string format, params object[] args) { }

        public override void WarningHandlerExt(Tiff tif, object clientData, string method, string format, params object[] args) { }
    }
}
