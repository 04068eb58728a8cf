using Caika.Imaging.Images;
using SkiaSharp;

namespace Caika.Demo;

/// <summary>Photographs a drawn card: where it lies, what it lies on, the light, the lens and the file.</summary>
internal static class CardCamera
{
    private const int Draw = 2;     // cards are drawn twice as large as they are needed

    private static readonly SizeBand Files = new(45_000, 81_920);

    public static SKBitmap Card(Action<SKCanvas> draw)
    {
        var card = new SKBitmap(new SKImageInfo(CardPaper.Width * Draw, CardPaper.Height * Draw, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(card);
        canvas.Scale(Draw);
        draw(canvas);
        return card;
    }

    public static (byte[] Picture, IReadOnlyList<(float X, float Y)> Corners) Take(SKBitmap card, CardShotKind kind, DemoRandom random, int seed)
    {
        var place = CardPlace.Of(kind, random);
        using var scene = new SKBitmap(new SKImageInfo(place.Width, place.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(scene))
        {
            CardSurface.Draw(canvas, kind, place.Width, place.Height, random);
            if (kind == CardShotKind.TwoCards)
                Lay(canvas, card, place.Beside(), rounded: true, shadow: true);
            Lay(canvas, card, place, rounded: kind != CardShotKind.Tight, shadow: kind is not (CardShotKind.Tight or CardShotKind.Scan or CardShotKind.Copy or CardShotKind.ColourCopy));
            CardLight.Draw(canvas, kind, place, random);
        }
        using var seen = CardLight.Blur(scene, kind, place, random);
        var picture = Grain.Copy(seen, kind == CardShotKind.Dark ? 9 : random.Between(3, 7), seed);
        CardLight.Finish(picture, kind, random);
        var large = kind is CardShotKind.TwelveMegapixels;
        var file = large ? JpegWriter.Encode(picture, 90) : SizeBandEncoder.Fit(picture, Files, new FitPolicy { LowQuality = 30, LowestQuality = 20 }).File ?? JpegWriter.Encode(picture, 70);
        return (file, place.Corners);
    }

    private static void Lay(SKCanvas canvas, SKBitmap card, CardPlace place, bool rounded, bool shadow)
    {
        canvas.Save();
        canvas.Concat(place.Map(card.Width, card.Height));
        using var outline = new SKRoundRect(new(0, 0, card.Width, card.Height), rounded ? 37 * Draw : 0);
        if (shadow)
        {
            using var dark = new SKPaint { Color = SKColors.Black.Faint(0.4f), MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 16) };
            canvas.Translate(14, 16);
            canvas.DrawRoundRect(outline, dark);
            canvas.Translate(-14, -16);
        }
        canvas.ClipRoundRect(outline, antialias: true);
        using var image = SKImage.FromBitmap(card);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        canvas.Restore();
    }
}
