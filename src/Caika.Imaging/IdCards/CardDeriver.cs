using System.Security.Cryptography;
using Caika.Imaging.Images;
using Caika.Imaging.Text;

namespace Caika.Imaging.IdCards;

/// <summary>
/// Makes the file that leaves: the straightened card in one encoding from the original. A picture that is the card and
/// nothing else already, and every picture in which no whole card was found, is treated as any other.
/// </summary>
internal static class CardDeriver
{
    // Less than a fiftieth of the picture is not the card: straightening would only cost sharpness.
    private const double FillsPicture = 0.98;

    public static DerivedResult Derive(UploadedPicture upload, CardReading? reading, IdCardRequirements requirements)
    {
        if (reading is not { Side: not null, Straight: { } card, Corners: { } corners } || reading.Beyond > requirements.MaxBeyond
            || Fills(upload.Picture!, corners) && requirements.LeavingBand.Contains(upload.File.Length))
            return PictureDeriver.Derive(upload, requirements.LeavingBand, requirements.FitPolicy);
        var fitted = SizeBandEncoder.Fit(card, requirements.LeavingBand, requirements.CardPolicy);
        if (fitted.File is null)
            return new(fitted.Outcome, null);
        var converted = upload.Format == PictureFormat.Jpeg ? (PictureFormat?)null : upload.Format;
        var turned = upload.Orientation == 1 ? (int?)null : upload.Orientation;
        var how = new Derivation(false, false, turned, converted, fitted.Scale, fitted.Quality, fitted.Encodings, Straightened: true);
        return new(FitOutcome.Fitted, new(fitted.File, Convert.ToHexStringLower(SHA256.HashData(fitted.File)), fitted.Width, fitted.Height, how));
    }

    private static bool Fills(Picture picture, Corners corners) => corners.TopLeft.X < picture.Width / 2f && corners.TopLeft.Y < picture.Height / 2f
        && corners.Width > corners.Height && EdgeField.Area(corners) > FillsPicture * picture.Width * picture.Height;
}
