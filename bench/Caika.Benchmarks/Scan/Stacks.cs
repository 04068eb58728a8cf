using BitMiracle.LibTiff.Classic;
using Caika.Demo;
using SkiaSharp;

namespace Caika.Benchmarks.Scan;

/// <summary>Puts pages into files as scanners and phones do: PDF, TIFF of many pages, a JPEG for each page.</summary>
internal static class Stacks
{
    internal static List<(string File, int Pages)> Write(string folder, List<(string Png, PageDamage Damage)> pages, int size, DemoRandom random)
    {
        var stacks = new List<(string, int)>();
        foreach (var (number, chunk) in pages.Chunk(size).Index())
        {
            switch (number % 3)
            {
                case 0:
                    stacks.Add((Pdf(Path.Combine(folder, $"stack-{number}.pdf"), chunk), chunk.Length));
                    break;
                case 1:
                    stacks.Add((Tiff(Path.Combine(folder, $"stack-{number}.tiff"), chunk), chunk.Length));
                    break;
                default:
                    stacks.AddRange(chunk.Select((page, i) => (Jpeg(Path.Combine(folder, $"stack-{number}-{i}"), page, random), 1)));
                    break;
            }
        }
        return stacks;
    }

    private static string Pdf(string path, (string Png, PageDamage Damage)[] pages)
    {
        using var output = new SKFileWStream(path);
        using var document = SKDocument.CreatePdf(output);
        foreach (var (png, damage) in pages)
        {
            using var image = SKImage.FromEncodedData(png);
            var scale = 72f / damage.Dpi;
            var canvas = document.BeginPage(image.Width * scale, image.Height * scale);
            canvas.DrawImage(image, SKRect.Create(image.Width * scale, image.Height * scale), SKSamplingOptions.Default);
            document.EndPage();
        }
        document.Close();
        return path;
    }

    private static string Jpeg(string path, (string Png, PageDamage Damage) page, DemoRandom random)
    {
        using var bitmap = SKBitmap.Decode(page.Png);
        var fax = page.Damage.Mode == ScanMode.Fax;
        path += fax ? ".png" : ".jpg";
        using var data = fax ? bitmap.Encode(SKEncodedImageFormat.Png, 100) : bitmap.Encode(SKEncodedImageFormat.Jpeg, page.Damage.Quality);
        File.WriteAllBytes(path, data.ToArray());
        return path;
    }

    private static string Tiff(string path, (string Png, PageDamage Damage)[] pages)
    {
        using var tiff = BitMiracle.LibTiff.Classic.Tiff.Open(path, "w");
        foreach (var (png, damage) in pages)
        {
            using var bitmap = SKBitmap.Decode(png);
            var (width, height, fax) = (bitmap.Width, bitmap.Height, damage.Mode == ScanMode.Fax);
            tiff.SetField(TiffTag.IMAGEWIDTH, width);
            tiff.SetField(TiffTag.IMAGELENGTH, height);
            tiff.SetField(TiffTag.BITSPERSAMPLE, fax ? 1 : 8);
            tiff.SetField(TiffTag.SAMPLESPERPIXEL, fax ? 1 : 3);
            tiff.SetField(TiffTag.PHOTOMETRIC, fax ? Photometric.MINISWHITE : Photometric.RGB);
            tiff.SetField(TiffTag.COMPRESSION, fax ? Compression.CCITTFAX4 : Compression.LZW);
            tiff.SetField(TiffTag.PLANARCONFIG, PlanarConfig.CONTIG);
            tiff.SetField(TiffTag.ROWSPERSTRIP, fax ? height : 64);
            tiff.SetField(TiffTag.XRESOLUTION, (double)damage.Dpi);
            tiff.SetField(TiffTag.YRESOLUTION, (double)damage.Dpi);
            tiff.SetField(TiffTag.RESOLUTIONUNIT, ResUnit.INCH);
            var span = bitmap.GetPixelSpan();
            var row = new byte[fax ? (width + 7) / 8 : width * 3];
            for (var y = 0; y < height; y++)
            {
                Array.Clear(row);
                for (var x = 0; x < width; x++)
                {
                    var at = (y * width + x) * 4;
                    if (!fax)
                        (row[3 * x], row[3 * x + 1], row[3 * x + 2]) = (span[at + 2], span[at + 1], span[at]);
                    else if (span[at] < 128)
                        row[x / 8] |= (byte)(0x80 >> x % 8);
                }
                tiff.WriteScanline(row, y);
            }
            tiff.WriteDirectory();
        }
        return path;
    }
}
