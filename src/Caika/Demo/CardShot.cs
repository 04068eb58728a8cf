using Caika.Imaging.IdCards;

namespace Caika.Demo;

/// <summary>How a card was photographed. The first block is like life, the second makes it hard, the third is unlike both.</summary>
internal enum CardShotKind
{
    Scan = 0,
    Phone,
    Turned,
    Tight,
    Small,
    Dark,
    Shadow,
    Warm,

    Copy = 20,
    Glare,
    Blur,
    Cut,
    UnknownName,

    Serif = 40,
    Wood,
    Cloth,
    Finger,
    TwoCards,
    Wallet,
    Screen,
    ColourCopy,
    TwelveMegapixels,
    WebCamera,
}

/// <summary>A drawn picture of a card, and the truth about it.</summary>
/// <param name="Corners">Where its upright corners lie, pixels: x and y from the top left, clockwise.</param>
internal sealed record CardShot(
    CardShotKind Kind, IdCardSide Side, MadeUpPerson Person, string Issuer, IdCardValidity Validity, byte[] Picture, IReadOnlyList<(float X, float Y)> Corners)
{
    /// <summary>Fixed before anything is read: every kind in which a person can read every field.</summary>
    public bool IsReadable => Kind is < CardShotKind.Glare or CardShotKind.UnknownName or >= CardShotKind.Serif and not CardShotKind.Finger;
}
