using Caika.Imaging.IdCards;
using Caika.Imaging.Images;
using SkiaSharp;

namespace Caika.Demo;

/// <summary>How the picture of a card was taken.</summary>
internal enum IdCardVariant
{
    /// <summary>The card fills the picture, 1012×638 pixels.</summary>
    Flat = 0,

    /// <summary>The card lies on a table in a phone picture of 1600×1200 pixels, far above 80 KB.</summary>
    PhonePicture,

    /// <summary>A black-and-white photocopy.</summary>
    Copy,
}

/// <summary>Draws one side of a schematic identity card: it says 样图, and 示意 stands where a card has its emblem.</summary>
internal static class DrawnIdCard
{
    private const int Quality = 92;

    public static byte[] Draw(
        MadeUpPerson person, IdCardSide side, IdCardValidity validity, int seed, DateOnly today, ChineseTypefaces typefaces,
        IdCardVariant variant = IdCardVariant.Flat)
    {
        using var card = new SKBitmap(new SKImageInfo(CardPaper.Width, CardPaper.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(card))
        {
            if (side == IdCardSide.Portrait)
                CardSides.DrawPortraitSide(canvas, person, PortraitLook.Of(person, seed, today), typefaces);
            else
                CardSides.DrawEmblemSide(canvas, Issuer(person), validity, typefaces);
        }
        using var scene = variant == IdCardVariant.PhonePicture ? PhoneScene.Draw(card, seed) : null;
        var picture = Grain.Copy(scene ?? card, 4, seed + (int)side);
        if (variant == IdCardVariant.Copy)
            DrawnPortrait.TakeColourOut(picture);
        return JpegWriter.Encode(picture, Quality);
    }

    internal static string Issuer(MadeUpPerson person) => person.Address.Contains("吉首", StringComparison.Ordinal)
        ? "吉首市公安局"
        : "张家界市公安局";
}
