using System.Globalization;
using Caika.IdCards;
using Caika.Imaging.IdCards;

namespace Caika.Server.Pages.Reviews;

/// <summary>
/// A side of an ID card on a desk: the number lies under a strip until it is asked for, and who looks stands over the
/// picture. Neither is part of any file.
/// </summary>
internal sealed record CardPicture(IdImage Image, string Viewer, string At, IReadOnlyList<CardFact> Facts)
{
    // ID-1 cards are 85.6 × 54.0 mm (ISO/IEC 7810).
    private const double CardRatio = 85.6 / 54.0, Near = 0.12;

    public string Alt => Image.Side == IdCardSide.Portrait ? "身份证人像面" : "身份证国徽面";

    public bool HasNumber => Image.Side == IdCardSide.Portrait;

    /// <summary>Where the strip begins: on a picture that is all card the number's line is known, elsewhere half is covered.</summary>
    public string CoverTop => Percent(FillsTheFrame(Image.Width, Image.Height) ? 78 : 45);

    public string CoverHeight => Percent(FillsTheFrame(Image.Width, Image.Height) ? 16 : 55);

    public static bool FillsTheFrame(int width, int height) => height > 0 && Math.Abs((double)width / height - CardRatio) < Near;

    private static string Percent(double value) => value.ToString(CultureInfo.InvariantCulture) + "%";
}
