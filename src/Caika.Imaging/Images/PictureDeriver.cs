using System.Security.Cryptography;

namespace Caika.Imaging.Images;

/// <summary>
/// Makes the file that leaves out of the original in the mildest way: keep it, else leave out its metadata, else encode
/// its pixels once more. Never derives from a derived file.
/// </summary>
public static class PictureDeriver
{
    /// <summary>Derives the file.</summary>
    /// <param name="upload">The opened original, with pixels.</param>
    /// <param name="band">The bytes the file must have.</param>
    /// <param name="policy">What may be changed to get there.</param>
    /// <exception cref="ArgumentException">The upload could not be decoded.</exception>
    public static DerivedResult Derive(UploadedPicture upload, SizeBand band, FitPolicy policy)
    {
        if (upload.Picture is null)
            throw new ArgumentException("Nothing was decoded.", nameof(upload));
        if (MayKeepPixels(upload, policy))
        {
            if (IsClean(upload.Jpeg!, policy) && band.Contains(upload.File.Length))
                return Done(upload, upload.File, upload.Width, upload.Height, new(true, false, null, null, 1, null, 0));
            if (JpegStripper.Strip(upload.File.Span, policy.DotsPerInch) is { } stripped && band.Contains(stripped.Length))
                return Done(upload, stripped, upload.Width, upload.Height, new(false, true, null, null, 1, null, 0));
        }
        return Encode(upload, upload.Picture, band, policy);
    }

    private static bool MayKeepPixels(UploadedPicture upload, FitPolicy policy) =>
        upload is { Jpeg: { Orientation: 1, IsCmyk: false }, WasSrgb: true }
        && (policy.KeepsLarger
            || (upload.Width <= (policy.MaxWidth ?? int.MaxValue) && upload.Height <= (policy.MaxHeight ?? int.MaxValue)));

    private static bool IsClean(JpegHeader jpeg, FitPolicy policy) =>
        jpeg is { HasExif: false, HasOtherMetadata: false, TrailingBytes: 0 }
        && (policy.DotsPerInch is null || policy.DotsPerInch == jpeg.DotsPerInch);

    private static DerivedResult Encode(UploadedPicture upload, Picture picture, SizeBand band, FitPolicy policy)
    {
        var fitted = SizeBandEncoder.Fit(picture, band, policy);
        if (fitted.File is null)
            return new(fitted.Outcome, null);
        var turned = upload.Orientation == 1 ? (int?)null : upload.Orientation;
        var converted = upload.Format == PictureFormat.Jpeg ? (PictureFormat?)null : upload.Format;
        var scale = Math.Round((double)fitted.Width / upload.Width, 4);
        var how = new Derivation(false, false, turned, converted, scale, fitted.Quality, fitted.Encodings);
        return Done(upload, fitted.File, fitted.Width, fitted.Height, how);
    }

    private static DerivedResult Done(UploadedPicture upload, ReadOnlyMemory<byte> file, int width, int height, Derivation how)
    {
        var hash = how.Kept ? upload.Sha256 : Convert.ToHexStringLower(SHA256.HashData(file.Span));
        return new(FitOutcome.Fitted, new(file, hash, width, height, how));
    }
}
