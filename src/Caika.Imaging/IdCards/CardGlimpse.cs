using Caika.Imaging.Images;
using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>A short look at a small preview of a camera: where a card lies and whether it can be taken. Nothing is read; no net.</summary>
/// <param name="Corners">The card's corners, shares of the preview's width and height; null when no card was found.</param>
/// <param name="Width">The card's width as a share of the preview's width.</param>
/// <param name="AtBorder">A corner lies at the border of the preview or beyond.</param>
/// <param name="Light">Mean light of the card, 0 to 255.</param>
/// <param name="Glare">Share of the card that a reflection washes out.</param>
/// <param name="Sharpness">The steepest steps between neighbouring pixels, as a share of the card's contrast; about 0.1 when blurred.</param>
public sealed record CardGlimpse(Corners? Corners, double Width, bool AtBorder, double Light, double Glare, double Sharpness)
{
    private const float Border = 0.012f;

    /// <summary>Whether the native library is there.</summary>
    public static bool IsReady => OpenCvLibrary.IsHere;

    /// <summary>Looks. Call it only when <see cref="IsReady"/>.</summary>
    /// <param name="preview">The camera's picture, some 640 pixels wide.</param>
    public static CardGlimpse Of(Picture preview)
    {
        var outlines = CardFinder.Find(preview);
        if (outlines.Count == 0 || outlines[0].Score <= CardFinder.Believable)
            return new(null, 0, false, 0, 0, 0);
        var corners = outlines[0].Corners;
        var card = CardStraightener.Warp(preview, corners, CardGlare.Width, CardGlare.Height);
        var whole = Text.Corners.Of(12, 12, card.Width - 12, card.Height - 12);
        var shares = corners.Scaled(1f / preview.Width, 1f / preview.Height);
        return new(shares, corners.Width / preview.Width, shares.Points().Any(p => p.X < Border || p.Y < Border || p.X > 1 - Border || p.Y > 1 - Border),
            LightOf(card), CardGlare.Of(card).Share, CardSharpness.OfPlace(card, whole) ?? 0);
    }

    private static double LightOf(Picture card)
    {
        long sum = 0;
        for (var i = 0; i < card.Pixels.Length; i += 16)
            sum += card.Pixels[i] + 2 * card.Pixels[i + 1] + card.Pixels[i + 2];
        return sum / (card.Pixels.Length / 4.0);
    }
}
