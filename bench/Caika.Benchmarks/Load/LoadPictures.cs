using System.Text;
using Caika.Demo;
using Caika.Imaging.IdCards;
using SkiaSharp;

namespace Caika.Benchmarks.Load;

/// <summary>One portrait of about 1 MB and two phone pictures of a card of about 3 MB, in other bytes for everybody.</summary>
internal sealed class LoadPictures
{
    private readonly byte[] _photo, _emblem, _portrait;

    internal LoadPictures(DateOnly today)
    {
        var person = MadeUpPeople.Create(7, 1, today)[0];
        var typefaces = ChineseTypefaces.Find() ?? throw new InvalidOperationException(ChineseTypefaces.Missing);
        _photo = AsTaken(DrawnPortrait.Draw(person, 1, today), 1430, 1_000_000);
        var validity = IdCardValidity.Valid(person, today, 1);
        _emblem = AsTaken(DrawnIdCard.Draw(person, IdCardSide.Emblem, validity, 1, today, typefaces), 3400, 3_000_000);
        _portrait = AsTaken(DrawnIdCard.Draw(person, IdCardSide.Portrait, validity, 1, today, typefaces), 3400, 3_000_000);
        Console.WriteLine($"pictures of {_photo.Length / 1000} KB, {_emblem.Length / 1000} KB, {_portrait.Length / 1000} KB");
    }

    internal (byte[] Photo, byte[] Emblem, byte[] Portrait) Of(int person) => (Marked(_photo, person), Marked(_emblem, person), Marked(_portrait, person));

    /// <summary>As large as a camera makes it, with a sensor's noise, in the bytes a camera takes.</summary>
    private static byte[] AsTaken(byte[] jpeg, int width, int bytes)
    {
        using var small = SKBitmap.Decode(jpeg);
        using var large = small.Resize(new SKImageInfo(width, width * small.Height / small.Width), SKSamplingOptions.Default);
        var noise = 12345u;
        var pixels = large.GetPixelSpan().ToArray();
        for (var i = 0; i < pixels.Length; i++)
        {
            noise = noise * 1664525 + 1013904223;
            if (i % 4 != 3)
                pixels[i] = (byte)Math.Clamp(pixels[i] + (int)(noise >> 28) - 8, 0, 255);
        }
        using var noisy = new SKBitmap(large.Info);
        System.Runtime.InteropServices.Marshal.Copy(pixels, 0, noisy.GetPixels(), pixels.Length);
        for (var quality = 98; ; quality--)
        {
            using var data = noisy.Encode(SKEncodedImageFormat.Jpeg, quality);
            if (data.Size <= bytes || quality == 40)
                return data.ToArray();
        }
    }

    private static byte[] Marked(byte[] jpeg, int person)
    {
        var words = Encoding.ASCII.GetBytes($"person {person}");
        return [.. jpeg[..2], 0xFF, 0xFE, 0, (byte)(words.Length + 2), .. words, .. jpeg[2..]];
    }
}
