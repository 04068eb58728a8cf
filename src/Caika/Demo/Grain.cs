using Caika.Imaging.Images;
using SkiaSharp;

namespace Caika.Demo;

/// <summary>The fine unevenness a sensor gives every picture; without it a drawing compresses to a size no photo has.</summary>
internal static class Grain
{
    /// <summary>Copies the bitmap's pixels with grain on them.</summary>
    /// <param name="strength">Largest change of a channel; half of it on white, where a sensor clips.</param>
    public static Picture Copy(SKBitmap bitmap, int strength, int seed)
    {
        var random = new DemoRandom(seed);
        var pixels = bitmap.GetPixelSpan().ToArray();
        for (var i = 0; i < pixels.Length; i += 4)
        {
            var bits = random.Next();
            var light = pixels[i + 1] > 245 ? (strength + 1) / 2 : strength;
            // The sum of two even numbers: small changes are commoner than large ones, and all channels share most of it.
            var shift = (int)(bits % (uint)(light + 1)) - (int)((bits >> 16) % (uint)(light + 1));
            for (var channel = 0; channel < 3; channel++)
                pixels[i + channel] = (byte)Math.Clamp(pixels[i + channel] + shift + (int)(bits >> (32 + 4 * channel) & 1), 0, 255);
        }
        return new(bitmap.Width, bitmap.Height, pixels);
    }
}
