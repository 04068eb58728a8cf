using Caika.Imaging.Images;
using SkiaSharp;

namespace Caika.Server.Cli;

/// <summary>Writes copies of photos with the failing regions drawn on them; red refuses, amber asks a person.</summary>
internal sealed class MarkedFiles
{
    private const int LongSide = 1600;

    private readonly string _folder;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();

    internal MarkedFiles(string folder) => _folder = Directory.CreateDirectory(folder).FullName;

    internal void Draw(string path, byte[] file, IReadOnlyList<CheckedFinding> findings)
    {
        if (UploadedPicture.Open(file, null, LongSide) is not { Picture: { } picture } upload)
            return;
        var scale = (float)picture.Width / upload.Width;
        using var bitmap = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        picture.Pixels.CopyTo(bitmap.GetPixelSpan());
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = Math.Max(2, picture.Width / 150f), IsAntialias = true };
        foreach (var finding in findings)
        {
            if (finding.Region is not { } region)
                continue;
            paint.Color = finding is { Level: "refuse", Verdict: "notMet" } ? new SKColor(0xC0, 0x28, 0x20) : new SKColor(0xD0, 0x8A, 0x00);
            canvas.DrawRect((float)region.X * scale, (float)region.Y * scale, (float)region.Width * scale, (float)region.Height * scale, paint);
        }
        canvas.Flush();
        var marked = new Picture(picture.Width, picture.Height, bitmap.GetPixelSpan().ToArray());
        File.WriteAllBytes(Path.Combine(_folder, Free(Path.GetFileNameWithoutExtension(path))), JpegWriter.Encode(marked, 88));
    }

    // Files of the same name may come from several folders.
    private string Free(string name)
    {
        lock (_gate)
        {
            var free = name + ".jpg";
            for (var i = 2; !_names.Add(free); i++)
                free = $"{name}-{i}.jpg";
            return free;
        }
    }
}
